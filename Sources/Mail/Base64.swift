import CGMime

extension String {
  /// Its UTF-8 in base64, in one line (RFC 2045 §6.8).
  var base64: String {
    guard let encoded = g_base64_encode(Array(utf8), gsize(utf8.count)) else { return "" }
    defer { g_free(encoded) }
    return String(cString: encoded)
  }
}
