internal import Text

/// Field values as text: unfolded, bare 8-bit bytes as UTF-8 where valid, else in the body's charset,
/// else as windows-1252; escape sequences as the charset that has them.
struct FieldText {
  /// The body's charset.
  var fallbackCharset: String?
  var bounds = ParserLimits.standard

  /// For people: encoded words (RFC 2047) decoded.
  func decoded(_ value: ArraySlice<UInt8>) -> String {
    let text = unfolded(value)
    return text.utf8.contains(ASCII.questionMark) ? EncodedWords(text).decoded : text
  }

  /// For parsers of structured fields: encoded words stay words, but of UTF-8 whatever they were.
  func protected(_ value: ArraySlice<UInt8>) -> String {
    let text = unfolded(value)
    return text.utf8.contains(ASCII.questionMark) ? EncodedWords(text).reencoded : text
  }

  /// Without line ends and NULs; each fold is one space.
  func unfolded(_ value: ArraySlice<UInt8>) -> String {
    let value = value.prefix(bounds.fieldBytes)
    let isPlain = value.allSatisfy { $0 != 0 && !$0.isLineEnd }
    let bytes = isPlain ? value.trimmed : joined(value)[...].trimmed
    return text(bytes).streamSafe
  }

  private func joined(_ value: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(value.count)
    var isInFold = false
    for octet in value {
      if octet.isLineEnd {
        isInFold = true
      } else if !(isInFold && octet.isBlank), octet != 0 {
        if isInFold { out.append(ASCII.space) }
        isInFold = false
        out.append(octet)
      }
    }
    return out
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> String {
    let isEscaped = EscapedCharset(bytes) != nil && bytes.isSevenBit
    if !isEscaped, let text = String(validating: bytes, as: UTF8.self) { return text }
    let charset = fallbackCharset.flatMap { Charset.isASCIIOrUTF8($0) ? nil : $0 }
    return Charset.decode(Array(bytes), declared: charset ?? "windows-1252").text
  }
}
