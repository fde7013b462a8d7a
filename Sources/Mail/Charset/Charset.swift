/// Bytes of any charset as text. What cannot be of the charset is no reason to lose the rest.
enum Charset {
  struct Decoded {
    var text: String
    var defect: Defect?
  }

  /// What a name may mean.
  enum Candidate {
    /// To iconv(1).
    case named(String)
    /// ISO-2022-JP, ISO-2022-KR and HZ as programs write them, see `ShiftedCharset`.
    case iso2022JP, iso2022KR, hz
  }

  /// - Parameter declared: nil when nothing is; then UTF-8 where valid, else windows-1252.
  static func decode(_ bytes: [UInt8], declared: String?) -> Decoded {
    let name = declared.map(name(inParameter:)) ?? ""
    if let escaped = EscapedCharset(bytes[...]), isBelieved(over: name, bytes) {
      return decode(bytes, escaped)
    }
    if isASCIIOrUTF8(name) { return decodeUTF8(bytes, declared: name) }
    if CharsetNames.extendsASCII(name), bytes.isSevenBit {
      return Decoded(text: String(decoding: bytes, as: UTF8.self))
    }
    let converters = CharsetNames.candidates(for: name).compactMap(Converter.init)
    if converters.isEmpty {
      let text = decodeUTF8(bytes, declared: name).text
      return Decoded(text: text, defect: .unknownCharset(name))
    }
    return decode(bytes, converters, declared: name)
  }

  /// Escape sequences tell the charset unless there are other bytes than theirs, which the label explains.
  private static func isBelieved(over label: String, _ bytes: [UInt8]) -> Bool {
    bytes.isSevenBit
      || isASCIIOrUTF8(label) && String(validating: bytes, as: UTF8.self) == nil
  }

  private static func decode(_ bytes: [UInt8], _ escaped: EscapedCharset) -> Decoded {
    let converters = escaped.candidates.compactMap(Converter.init)
    for converter in converters {
      if let text = converter.text(bytes, .exact) { return Decoded(text: text) }
    }
    return Decoded(
      text: converters.last?.text(bytes, .replacing) ?? "",
      defect: .invalidBytes(charset: escaped.name))
  }

  private static func decode(
    _ bytes: [UInt8], _ converters: [Converter], declared: String
  ) -> Decoded {
    for converter in converters {
      if let text = converter.text(bytes, .exact) { return Decoded(text: text) }
    }
    let defect = Defect.invalidBytes(charset: declared)
    if let text = String(validating: bytes, as: UTF8.self) {
      return Decoded(text: text, defect: defect)
    }
    // The one with the fewest replacements is the one meant.
    let attempts = converters.compactMap { $0.text(bytes, .replacing) }
    let best = attempts.min { replacements(in: $0) < replacements(in: $1) }
    return Decoded(text: best ?? "", defect: defect)
  }

  private static func replacements(in text: String) -> Int {
    text.unicodeScalars.count { $0 == "\u{FFFD}" }
  }

  private static func decodeUTF8(_ bytes: [UInt8], declared: String) -> Decoded {
    if let text = String(validating: bytes, as: UTF8.self) { return Decoded(text: text) }
    // Lies about ASCII are expected; of UTF-8 nothing but a cut is.
    let defect = declared.isEmpty ? nil : Defect.invalidBytes(charset: declared)
    let repaired = String(decoding: bytes, as: UTF8.self)
    if isMostlyUTF8(repaired) { return Decoded(text: repaired, defect: defect) }
    let western = Converter(.named("windows-1252"))?.text(bytes, .replacing)
    return Decoded(text: western ?? repaired, defect: defect)
  }

  /// Two bytes of a single-byte charset hardly ever make one character of UTF-8.
  private static func isMostlyUTF8(_ repaired: String) -> Bool {
    let scalars = repaired.unicodeScalars.lazy.filter { $0.value > 0x7F }
    let characters = scalars.count { $0 != "\u{FFFD}" }
    return characters > 0 && characters * 4 >= scalars.count - characters
  }

  static func isASCIIOrUTF8(_ name: String) -> Bool {
    ["", "us-ascii", "ascii", "utf-8", "utf8", "ansi_x3.4-1968", "iso-646-us"].contains(name)
  }

  /// Lower case, without the quotes and comments that programs leave in.
  static func name(inParameter text: String) -> String {
    let name = text.utf8.drop { " \"'".utf8.contains($0) }
      .prefix { $0.isASCIILetterOrDigit || "-_:.+".utf8.contains($0) }
    return String(decoding: name, as: UTF8.self).lowercased()
  }
}
