internal import Text

/// `=?charset?encoding?text?=` (RFC 2047 §2).
struct EncodedWord {
  let range: Range<Int>
  /// Lower case, without a language (RFC 2231 §5).
  let charset: String
  let encoding: Encoding
  let text: ArraySlice<UInt8>

  enum Encoding {
    case base64, quoted
  }
}

struct EncodedWordScanner {
  private let bytes: [UInt8]
  private var place = 0
  /// Behind it no word ends: what looks like a beginning there need not be looked through.
  private let lastEnd: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lastEnd =
      bytes.indices.dropLast().last {
        bytes[$0] == ASCII.questionMark && bytes[$0 + 1] == ASCII.equals
      } ?? -1
  }

  mutating func next() -> EncodedWord? {
    while place + 1 < lastEnd {
      if bytes[place] == ASCII.equals, bytes[place + 1] == ASCII.questionMark,
        let word = word(at: place)
      {
        place = word.range.upperBound
        return word
      }
      place += 1
    }
    return nil
  }

  private func word(at start: Int) -> EncodedWord? {
    let name = bytes[(start + 2)...].prefix(Self.longestCharset)
      .prefix { $0 != ASCII.questionMark && $0 > ASCII.space }
    // `?q?` or `?b?` follows.
    let mark = name.endIndex
    guard mark + 2 <= lastEnd, bytes[mark] == ASCII.questionMark,
      bytes[mark + 2] == ASCII.questionMark, let encoding = encoding(bytes[mark + 1])
    else { return nil }
    var end = mark + 3
    while end <= lastEnd, !(bytes[end] == ASCII.questionMark && bytes[end + 1] == ASCII.equals) {
      end += 1
    }
    guard end <= lastEnd else { return nil }
    let charset = name.prefix { $0 != ASCII.asterisk }
    return EncodedWord(
      range: start..<(end + 2), charset: String(decoding: charset, as: UTF8.self).lowercased(),
      encoding: encoding, text: bytes[(mark + 3)..<end])
  }

  private func encoding(_ octet: UInt8) -> EncodedWord.Encoding? {
    switch octet | 0x20 {
    case UInt8(ascii: "b"): .base64
    case UInt8(ascii: "q"): .quoted
    default: nil
    }
  }

  /// RFC 2978 §2.3 allows 40, a language comes on top.
  private static let longestCharset = 60
}
