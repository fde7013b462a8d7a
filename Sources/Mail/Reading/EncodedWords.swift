/// RFC 2047, as mailers write it: a long text is cut into words anywhere, also inside a character,
/// and each word is padded. So the bytes of adjacent words of one charset are joined before they
/// are converted; GMime joins their base64 and stops at the first padding.
enum EncodedWords {
  /// The value with all encoded words decoded.
  static func decoded(_ value: [UInt8]) -> String {
    var text = ""
    for piece in pieces(of: value) {
      switch piece {
      case .plain(let bytes): text += String(decoding: bytes, as: UTF8.self)
      case .encoded(let charset, let bytes):
        text += Charset.decode(bytes, declared: charset).text
      }
    }
    return text
  }

  /// The value with each run of encoded words as one word of UTF-8, for a parser of structured
  /// fields.
  static func joined(_ value: [UInt8]) -> [UInt8] {
    pieces(of: value).flatMap { piece -> [UInt8] in
      switch piece {
      case .plain(let bytes): return bytes
      case .encoded(let charset, let bytes):
        let text = Charset.decode(bytes, declared: charset).text
        return Array("=?utf-8?B?".utf8) + Base64.encoded(Array(text.utf8)) + Array("?=".utf8)
      }
    }
  }

  private enum Piece {
    case plain([UInt8])
    case encoded(charset: String, [UInt8])
  }

  private static func pieces(of value: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var plain: [UInt8] = []
    var rest = value[...]
    while let first = rest.first {
      guard first == 0x3D, let word = Word(at: rest) else {
        plain.append(first)
        rest = rest.dropFirst()
        continue
      }
      let isBetweenWords = plain.allSatisfy { $0 == Octet.space || $0 == Octet.tab }
      if case .encoded(let charset, let bytes)? = pieces.last, isBetweenWords {
        pieces.removeLast(charset == word.charset ? 1 : 0)
        pieces.append(
          .encoded(
            charset: word.charset, charset == word.charset ? bytes + word.content : word.content))
      } else {
        if !plain.isEmpty { pieces.append(.plain(plain)) }
        pieces.append(.encoded(charset: word.charset, word.content))
      }
      plain = []
      rest = rest[word.end...]
    }
    return plain.isEmpty ? pieces : pieces + [.plain(plain)]
  }

  /// `=?charset*language?encoding?text?=`
  private struct Word {
    let charset: String
    let content: [UInt8]
    let end: Int

    init?(at bytes: ArraySlice<UInt8>) {
      let mark: UInt8 = 0x3F
      guard bytes.count > 6, bytes[bytes.startIndex + 1] == mark else { return nil }
      let inner = bytes.dropFirst(2)
      guard let one = inner.firstIndex(of: mark), one - inner.startIndex <= 60,
        let two = inner[(one + 1)...].firstIndex(of: mark), two == one + 2
      else { return nil }
      // Blanks inside are forbidden and written all the same.
      guard let close = Word.close(in: inner[(two + 1)...]) else { return nil }
      let text = inner[(two + 1)..<close]
      switch inner[one + 1] | 0x20 {
      case UInt8(ascii: "b"): content = Base64.decoded(text)
      case UInt8(ascii: "q"): content = Word.quotedPrintable(text)
      default: return nil
      }
      let name = inner[..<one].prefix { $0 != UInt8(ascii: "*") }
      charset = String(decoding: name, as: UTF8.self).lowercased()
      end = close + 2
    }

    private static func close(in text: ArraySlice<UInt8>) -> Int? {
      var place = text.startIndex
      while place + 1 < text.endIndex, place - text.startIndex < 2_000 {
        if text[place] == 0x3F, text[place + 1] == 0x3D { return place }
        place += 1
      }
      return nil
    }

    private static func quotedPrintable(_ text: ArraySlice<UInt8>) -> [UInt8] {
      var out: [UInt8] = []
      var rest = text
      while let byte = rest.first {
        if byte == 0x3D, let value = Hexadecimal.byte(rest.dropFirst().prefix(2)) {
          out.append(value)
          rest = rest.dropFirst(3)
        } else {
          out.append(byte == UInt8(ascii: "_") ? Octet.space : byte)
          rest = rest.dropFirst()
        }
      }
      return out
    }
  }
}

enum Hexadecimal {
  /// Of exactly two digits.
  static func byte(_ digits: some Collection<UInt8>) -> UInt8? {
    guard digits.count == 2 else { return nil }
    return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
