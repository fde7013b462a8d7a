import CGMime
internal import Text

extension String {
  /// With a COMBINING GRAPHEME JOINER after every 30 combining characters in a row, as UAX #15 has it
  /// for its Stream-Safe Text Format: Swift compares texts, one character already, at a cost that is
  /// the square of such a run, and no language needs more than a few.
  var streamSafe: String {
    guard utf8.contains(where: { $0 >= Combining.firstOctet }) else { return self }
    var safe: [UInt8] = []
    safe.reserveCapacity(utf8.count)
    var run = 0
    for scalar in unicodeScalars {
      run = Combining.contains(scalar) ? run + 1 : 0
      if run > Combining.mostInARow {
        safe.append(Combining.joiner)
        run = 1
      }
      safe.append(scalar)
    }
    return String(decoding: safe, as: UTF8.self)
  }
}

private enum Combining {
  static let mostInARow = 30
  static let joiner: Unicode.Scalar = "\u{34F}"
  /// Of U+0300, before which nothing combines.
  static let firstOctet: UInt8 = 0xCC

  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x300 && scalar.properties.canonicalCombiningClass != .notReordered
  }
}

/// `text` as comparisons see it: compatibility forms resolved (NFKC), then full case folding.
package func compatibilityFolded(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
  guard let normal = g_utf8_normalize(text, -1, G_NORMALIZE_NFKC) else { return text.lowercased() }
  defer { g_free(normal) }
  guard let folded = g_utf8_casefold(normal, -1) else { return text.lowercased() }
  defer { g_free(folded) }
  return String(cString: folded)
}

/// `text` with every accent as a character of its own (NFD).
package func decomposed(_ text: String) -> String {
  guard let normal = g_utf8_normalize(text, -1, G_NORMALIZE_NFD) else { return text }
  defer { g_free(normal) }
  return String(cString: normal)
}
