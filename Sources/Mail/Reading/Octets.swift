import Glibc

/// Bytes that mail is written with.
enum Octet {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let shiftOut: UInt8 = 0x0E
  static let shiftIn: UInt8 = 0x0F
  static let escape: UInt8 = 0x1B
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let asterisk: UInt8 = 0x2A
  static let hyphen: UInt8 = 0x2D
  static let colon: UInt8 = 0x3A
  static let equals: UInt8 = 0x3D
  static let questionMark: UInt8 = 0x3F
  static let backslash: UInt8 = 0x5C
  static let underscore: UInt8 = 0x5F
}

extension UInt8 {
  var isBlank: Bool { self == Octet.space || self == Octet.tab }

  var isLineEnd: Bool { self == Octet.lineFeed || self == Octet.carriageReturn }
}

/// A line without its end, whichever that is: LF, CRLF, or the CRCRLF of broken gateways.
struct Line {
  let content: ArraySlice<UInt8>
  /// Where the following line begins.
  let next: Int

  var isBlank: Bool { content.allSatisfy(\.isBlank) }

  var isFolded: Bool { content.first?.isBlank ?? false }
}

extension UnsafeRawBufferPointer {
  func has(_ octet: UInt8) -> Bool {
    baseAddress.map { memchr($0, Int32(octet), count) != nil } ?? false
  }
}

extension ArraySlice<UInt8> {
  func line(at start: Int) -> Line {
    let feed = firstIndex(of: Octet.lineFeed, from: start)
    return Line(
      content: self[start..<withoutReturns(from: start, to: feed ?? endIndex)],
      next: feed.map { $0 + 1 } ?? endIndex)
  }

  /// Where the text ends that stands before a line at `start`, its line end not counted.
  func end(before start: Int, notBelow lowest: Int) -> Int {
    guard start > lowest, self[start - 1] == Octet.lineFeed else { return start }
    return withoutReturns(from: lowest, to: start - 1)
  }

  private func withoutReturns(from start: Int, to end: Int) -> Int {
    var end = end
    while end > start, self[end - 1] == Octet.carriageReturn { end -= 1 }
    return end
  }

  func firstIndex(of octet: UInt8, from start: Int) -> Int? {
    withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress?.advanced(by: start - startIndex),
        let found = memchr(base, Int32(octet), endIndex - start)
      else { return nil }
      return start + base.distance(to: UnsafeRawPointer(found))
    }
  }

  /// - Parameter start: the beginning of a line.
  /// - Returns: where this line, or the next that does, begins with two hyphens.
  func lineOfHyphens(from start: Int) -> Int? {
    withUnsafeBytes { bytes in
      var line = start - startIndex
      while line + 1 < bytes.count {
        if bytes[line] == Octet.hyphen, bytes[line + 1] == Octet.hyphen { return startIndex + line }
        guard let base = bytes.baseAddress,
          let feed = memchr(base + line, Int32(Octet.lineFeed), bytes.count - line)
        else { return nil }
        line = base.distance(to: UnsafeRawPointer(feed)) + 1
      }
      return nil
    }
  }

  var isSevenBit: Bool { allSatisfy { $0 < 0x80 } }

  func hasPrefix(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { starts(with: $0) }
  }
}

extension [UInt8] {
  var isSevenBit: Bool { self[...].isSevenBit }
}
