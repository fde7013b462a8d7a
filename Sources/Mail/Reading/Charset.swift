/// Bytes of any charset as text. What cannot be of the charset is no reason to lose the rest.
enum Charset {
  struct Decoded {
    var text: String
    var defect: Defect?
  }

  /// - Parameter declared: nil when nothing is; then UTF-8 where valid, else windows-1252.
  static func decode(_ bytes: [UInt8], declared: String?) -> Decoded {
    let name = declared.map(name(inParameter:)) ?? ""
    if isASCIIOrUTF8(name) { return decodeUTF8(bytes, declared: name) }
    let candidates = CharsetNames.candidates(for: name)
    let isKnown = candidates.contains { Converter.knows($0) }
    guard isKnown else {
      var decoded = decodeUTF8(bytes, declared: name)
      decoded.defect = .unknownCharset(name)
      return decoded
    }
    return decode(bytes, candidates, declared: name)
  }

  private static func decode(
    _ bytes: [UInt8], _ candidates: [String], declared: String
  ) -> Decoded {
    for candidate in candidates {
      if let text = Converter.text(bytes, of: candidate, .exact) { return Decoded(text: text) }
    }
    let defect = Defect.invalidBytes(charset: declared)
    if let text = String(validating: bytes, as: UTF8.self) {
      return Decoded(text: text, defect: defect)
    }
    // The one with the fewest replacements is the one meant.
    let attempts = candidates.compactMap { Converter.text(bytes, of: $0, .replacing) }
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
    let western = Converter.text(bytes, of: "windows-1252", .replacing)
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
    let start = text.drop { $0 == " " || $0 == "\"" || $0 == "'" }
    return start.prefix { $0.isLetter || $0.isNumber || "-_:.+".contains($0) }.lowercased()
  }
}
