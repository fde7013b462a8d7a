import CGMime

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
