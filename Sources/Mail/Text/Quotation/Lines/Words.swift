/// The words of a text in order, reduced to what survives a mail program's quoting: no white space,
/// punctuation, quote marks, link targets or case of ASCII letters. Characters of unspaced scripts
/// are words of their own.
struct Words {
  private(set) var words: [Word] = []

  struct Word {
    var hash: UInt64
    /// Bytes of UTF-8: how much the word weighs as evidence, in any script.
    var length: Int
    var line: Int
  }

  /// Adds the words of one line, without more than `limit` words in all.
  mutating func add(
    _ text: Slice<UnsafeBufferPointer<UInt8>>, line: Int, limit: Int
  ) {
    var index = text.startIndex
    while index < text.endIndex, words.count < limit {
      if Self.isLink(text[index...]) {
        while index < text.endIndex, text[index] > 0x20, text[index] != 0x3E { index += 1 }
      }
      guard index < text.endIndex else { return }
      let start = index
      switch Self.kind(text, index) {
      case .nothing(let length): index += length
      case .whole(let length):
        index += length
        addWord(text[start..<min(index, text.endIndex)], line)
      case .letter:
        repeat { index += 1 } while index < text.endIndex && Self.isLetter(text, index)
        addWord(text[start..<index], line)
      }
    }
  }

  /// No enemy gains more by a collision than a folded line.
  private mutating func addWord(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ line: Int) {
    let hash = bytes.reduce(into: FNV1a()) { $0.add($1.asciiLowercased) }.value
    words.append(Word(hash: hash, length: bytes.count, line: line))
  }
}

extension Words {
  private enum Kind {
    case letter
    /// A word by itself.
    case whole(length: Int)
    case nothing(length: Int)
  }

  private static func isLetter(_ text: Slice<UnsafeBufferPointer<UInt8>>, _ index: Int) -> Bool {
    if case .letter = kind(text, index) { true } else { false }
  }

  /// By the first bytes of UTF-8; broken sequences cannot stand in a Swift string.
  private static func kind(_ text: Slice<UnsafeBufferPointer<UInt8>>, _ index: Int) -> Kind {
    let next = index + 1 < text.endIndex ? text[index + 1] : 0
    return switch text[index] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: .letter
    case ..<0x80: .nothing(length: 1)
    case 0xC2: .nothing(length: 2)  // Latin-1 signs, no-break space
    case 0xE0 where next >= 0xB8: .whole(length: 3)  // Thai, Lao
    case 0xE2: .nothing(length: 3)  // punctuation and signs
    case 0xE3 where next == 0x80: .nothing(length: 3)  // CJK punctuation
    case 0xE3...0xED: .whole(length: 3)  // CJK
    case 0xEF: .nothing(length: 3)  // forms and marks
    case 0xF0...: .nothing(length: 4)  // emoji, often turned into pictures
    default: .letter
    }
  }

  /// Gateways rewrite links, programs add and drop them.
  private static func isLink(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    switch text.first {
    case UInt8(ascii: "h"), UInt8(ascii: "H"):
      text.starts(with: "http://".utf8) || text.starts(with: "https://".utf8)
    case UInt8(ascii: "m"): text.starts(with: "mailto:".utf8)
    case UInt8(ascii: "["):
      text.starts(with: "[cid:".utf8) || text.starts(with: "[image:".utf8)
    default: false
    }
  }
}
