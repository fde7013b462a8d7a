/// mboxrd: every line that is `From ` after any number of `>` gets one more `>`. Works on a stream
/// of pieces that end anywhere.
package struct MboxQuoting {
  /// How a line has begun, which may yet turn out to need a mark: so many `>`, then so many bytes of
  /// `From `; nil inside a line.
  private var beginning: (marks: Int, word: Int)? = (0, 0)
  private var endsWithNewline = true

  package init() {}

  package mutating func quoted(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + 64)
    var place = 0
    while place < bytes.count {
      if beginning == nil {
        let feed = bytes[...].firstIndex(of: ASCII.lineFeed, from: place)
        let end = feed.map { $0 + 1 } ?? bytes.endIndex
        out += bytes[place..<end]
        if feed != nil { beginning = (0, 0) }
        place = end
      } else {
        takeAtLineStart(bytes[place], &out)
        place += 1
      }
    }
    if let last = bytes.last { endsWithNewline = last == ASCII.lineFeed }
    return out
  }

  private mutating func takeAtLineStart(_ byte: UInt8, _ out: inout [UInt8]) {
    guard var line = beginning else { return }
    if line.word == 0, byte == MboxQuoting.mark {
      line.marks += 1
    } else if byte == MboxQuoting.word[line.word] {
      line.word += 1
    } else {
      out += held + [byte]
      beginning = byte == ASCII.lineFeed ? (0, 0) : nil
      return
    }
    beginning = line
    guard line.word == MboxQuoting.word.count else { return }
    out += [MboxQuoting.mark] + held
    beginning = nil
  }

  private var held: [UInt8] {
    guard let beginning else { return [] }
    return Array(repeating: MboxQuoting.mark, count: beginning.marks)
      + MboxQuoting.word.prefix(beginning.word)
  }

  /// What was held back, and the blank line that ends a message.
  package mutating func end() -> [UInt8] {
    defer { self = MboxQuoting() }
    return held + (endsWithNewline ? [ASCII.lineFeed] : [ASCII.lineFeed, ASCII.lineFeed])
  }

  /// Takes one `>` off every line that has one before `From `.
  package static func unquoted(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var kept = 0
    var place = 0
    while place < bytes.count {
      if bytes[place] == mark, isSeparator(bytes[place...]) {
        out += bytes[kept..<place]
        kept = place + 1
      }
      guard let feed = bytes[...].firstIndex(of: ASCII.lineFeed, from: place) else { break }
      place = feed + 1
    }
    return kept == 0 ? bytes : out + bytes[kept...]
  }

  private static let mark = UInt8(ascii: ">")
  private static let word = Array("From ".utf8)

  private static func isSeparator(_ line: ArraySlice<UInt8>) -> Bool {
    line.drop { $0 == mark }.starts(with: word)
  }
}
