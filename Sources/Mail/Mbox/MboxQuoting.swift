/// mboxrd: every line that is `From ` after any number of `>` gets one more `>`. Works on a stream
/// of pieces that end anywhere.
package struct MboxQuoting {
  /// The beginning of a line that may yet turn out to need a mark; nil inside a line.
  private var pending: [UInt8]? = []
  private var endsWithNewline = true

  package init() {}

  package mutating func quoted(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + 64)
    var place = 0
    while place < bytes.count {
      if pending == nil {
        let feed = bytes[...].firstIndex(of: Octet.lineFeed, from: place)
        let end = feed.map { $0 + 1 } ?? bytes.endIndex
        out += bytes[place..<end]
        if feed != nil { pending = [] }
        place = end
      } else {
        takeAtLineStart(bytes[place], &out)
        place += 1
      }
    }
    if let last = bytes.last { endsWithNewline = last == Octet.lineFeed }
    return out
  }

  private mutating func takeAtLineStart(_ byte: UInt8, _ out: inout [UInt8]) {
    let line = (pending ?? []) + [byte]
    switch MboxQuoting.kind(of: line[...]) {
    case .separator:
      out += [MboxQuoting.mark] + line
      pending = nil
    case .perhaps: pending = line
    case .other:
      out += line
      pending = byte == Octet.lineFeed ? [] : nil
    }
  }

  /// What was held back, and the blank line that ends a message.
  package mutating func end() -> [UInt8] {
    defer { self = MboxQuoting() }
    return (pending ?? [])
      + (endsWithNewline ? [Octet.lineFeed] : [Octet.lineFeed, Octet.lineFeed])
  }

  /// Takes one `>` off every line that has one before `From `.
  package static func unquoted(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var kept = 0
    var place = 0
    while place < bytes.count {
      if bytes[place] == mark, kind(of: bytes[place...]) == .separator {
        out += bytes[kept..<place]
        kept = place + 1
      }
      guard let feed = bytes[...].firstIndex(of: Octet.lineFeed, from: place) else { break }
      place = feed + 1
    }
    return kept == 0 ? bytes : out + bytes[kept...]
  }

  private static let mark = UInt8(ascii: ">")
  private static let word = Array("From ".utf8)

  private enum Kind { case separator, perhaps, other }

  /// Of a line, or of its beginning.
  private static func kind(of line: ArraySlice<UInt8>) -> Kind {
    let unmarked = line.drop { $0 == mark }
    if unmarked.starts(with: word) { return .separator }
    return word.starts(with: unmarked) ? .perhaps : .other
  }
}
