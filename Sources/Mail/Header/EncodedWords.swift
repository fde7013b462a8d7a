internal import Text

/// Text with encoded words (RFC 2047) in it, read with the habits of programs in mind: characters
/// split between words, blanks inside of words, padding left out, charsets that lie.
///
/// GMime decodes each base64 word by itself, so that split characters are lost.
struct EncodedWords {
  private var tokens: [Token] = []

  private enum Token {
    case plain(ArraySlice<UInt8>)
    case words(EncodedWordRun)
  }

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var scanner = EncodedWordScanner(bytes)
    var place = 0
    while let word = scanner.next() {
      append(between: bytes[place..<word.range.lowerBound], word)
      place = word.range.upperBound
    }
    if place < bytes.count { tokens.append(.plain(bytes[place...])) }
  }

  /// White space between two words is none of the text (RFC 2047 §6.2).
  private mutating func append(between: ArraySlice<UInt8>, _ word: EncodedWord) {
    guard case .words(var run)? = tokens.last, between.allSatisfy(\.isBlank) else {
      if !between.isEmpty { tokens.append(.plain(between)) }
      return tokens.append(.words(EncodedWordRun(word)))
    }
    guard run.charset == word.charset else { return tokens.append(.words(EncodedWordRun(word))) }
    tokens.removeLast()
    run.append(word)
    tokens.append(.words(run))
  }

  var decoded: String {
    tokens.reduce(into: "") { text, token in
      switch token {
      case .plain(let bytes): text += String(decoding: bytes, as: UTF8.self)
      case .words(let run): text += run.text
      }
    }.streamSafe
  }

  /// With other text in it, in the charsets in which it was written, each further word behind `fold`.
  func mapped(foldedBy fold: String, _ change: (String) -> String) -> String {
    tokens.reduce(into: "") { text, token in
      switch token {
      case .plain(let bytes): text += change(String(decoding: bytes, as: UTF8.self))
      case .words(let run):
        text += run.words(of: change(run.text.streamSafe)).text(separatedBy: fold)
      }
    }
  }

  /// The same text with each run as one word of UTF-8 in base64: safe within the syntax of any field.
  var reencoded: String {
    tokens.reduce(into: "") { text, token in
      switch token {
      case .plain(let bytes): text += String(decoding: bytes, as: UTF8.self)
      case .words(let run): text += "=?utf-8?B?" + Array(run.text.streamSafe.utf8).base64 + "?="
      }
    }
  }
}

/// Words of one charset that follow each other: their bytes make one text.
private struct EncodedWordRun {
  let charset: String
  private var bytes: [UInt8] = []
  private var base64 = Base64Decoder()

  init(_ word: EncodedWord) {
    charset = word.charset
    append(word)
  }

  mutating func append(_ word: EncodedWord) {
    switch word.encoding {
    case .base64:
      base64.decode(word.text, into: &bytes)
      base64.finishUnlessSplit(into: &bytes)
    case .quoted:
      bytes += QEncoding.decoded(word.text)
    }
  }

  /// Words of another text, none longer than RFC 2047 §2 allows.
  func words(of text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return stride(from: 0, to: scalars.count, by: 12).map { start in
      let piece = scalars[start..<min(start + 12, scalars.count)].text
      let octets = TextCoding.encoded(piece, as: charset)
      let name = octets == nil ? "utf-8" : charset
      return "=?\(name)?B?\((octets ?? Array(piece.utf8)).base64)?="
    }
  }

  var text: String {
    var rest = base64
    var whole = bytes
    rest.finish(into: &whole)
    return Charset.decode(whole, declared: charset).text.onOneLine
  }
}

/// RFC 2047 §4.2.
private enum QEncoding {
  static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var rest = text
    while let octet = rest.popFirst() {
      if octet == ASCII.equals, let high = rest.first?.hexadecimalDigit,
        let low = rest.dropFirst().first?.hexadecimalDigit
      {
        out.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        out.append(octet == ASCII.underscore ? ASCII.space : octet)
      }
    }
    return out
  }
}

extension UInt8 {
  fileprivate var hexadecimalDigit: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x37
    case 0x61...0x66: self - 0x57
    default: nil
    }
  }
}
