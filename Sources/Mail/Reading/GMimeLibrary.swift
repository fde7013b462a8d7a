import CGMime

/// GMime needs to be told once that it is used, and to keep quiet: standard error is the MTA's log.
enum GMimeLibrary {
  static let isReady: Bool = {
    g_log_set_default_handler({ _, _, _, _ in }, nil)
    g_mime_init()
    return true
  }()

  /// Reads a header value with these charsets for its bare 8-bit bytes, in this order.
  static func withOptions<T>(
    fallback charsets: [String], _ body: (OpaquePointer?) -> T
  ) -> T {
    let options = g_mime_parser_options_new()
    defer { g_mime_parser_options_free(options) }
    let names = charsets.map { strdup($0) }
    defer { names.forEach { free($0) } }
    var list = names.map { UnsafePointer<CChar>($0) } + [nil]
    g_mime_parser_options_set_fallback_charsets(options, &list)
    return body(options)
  }
}
