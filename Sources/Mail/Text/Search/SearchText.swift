internal import Text

/// Text prepared for a tokenizer that takes runs of letters for words (SQLite's `unicode61`):
/// scripts written without spaces become one token a character, so that a phrase of such tokens
/// finds any substring.
package enum SearchText {
  /// Text and query are segmented alike. Full-width and half-width forms become ordinary ones,
  /// invisible characters go, everything else stays.
  package static func segmented(_ text: String) -> String {
    // Nothing below U+0300 is changed but the soft hyphen.
    if text.unicodeScalars.allSatisfy({ $0.value < 0x300 && $0 != "\u{AD}" }) { return text }
    var segments = Segments()
    segments.output.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { segments.add(scalar) }
    return segments.finished()
  }

  private struct Segments {
    /// UTF-8.
    var output: [UInt8] = []
    /// A character of an unspaced script that the next one may still combine with.
    private var last: Unicode.Scalar?

    mutating func add(_ written: Unicode.Scalar) {
      let scalar = EastAsianForms.ordinary(written)
      if let last, let combined = EastAsianForms.combined(last, scalar) {
        self.last = combined
      } else if UnspacedScripts.contain(scalar) {
        endToken()
        last = scalar
      } else if scalar.isASCII || !scalar.properties.isDefaultIgnorableCodePoint {
        endToken()
        output.append(scalar)
      }
    }

    private mutating func endToken() {
      guard let token = last else { return }
      if let before = output.last, before != ASCII.space { output.append(ASCII.space) }
      output.append(token)
      output.append(ASCII.space)
      last = nil
    }

    mutating func finished() -> String {
      endToken()
      return String(decoding: output, as: UTF8.self)
    }
  }
}
