import Glibc

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
    let feed = firstIndex(of: ASCII.lineFeed, from: start)
    return Line(
      content: self[start..<withoutReturns(from: start, to: feed ?? endIndex)],
      next: feed.map { $0 + 1 } ?? endIndex)
  }

  /// Where the text ends that stands before a line at `start`, its line end not counted.
  func end(before start: Int, notBelow lowest: Int) -> Int {
    guard start > lowest, self[start - 1] == ASCII.lineFeed else { return start }
    return withoutReturns(from: lowest, to: start - 1)
  }

  private func withoutReturns(from start: Int, to end: Int) -> Int {
    var end = end
    while end > start, self[end - 1] == ASCII.carriageReturn { end -= 1 }
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
        if bytes[line] == ASCII.hyphen, bytes[line + 1] == ASCII.hyphen { return startIndex + line }
        guard let base = bytes.baseAddress,
          let feed = memchr(base + line, Int32(ASCII.lineFeed), bytes.count - line)
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

extension RandomAccessCollection<UInt8> where Index == Int {
  func contains(_ needle: StaticString) -> Bool {
    firstRange(of: needle) != nil
  }

  func firstRange(of needle: StaticString) -> Range<Int>? {
    needle.withUTF8Buffer { range(of: $0) }
  }

  private func range(of needle: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    guard let first = needle.first, count >= needle.count else { return nil }
    for start in startIndex...(endIndex - needle.count) where self[start] == first {
      let end = start + needle.count
      if self[start..<end].elementsEqual(needle) { return start..<end }
    }
    return nil
  }
}
