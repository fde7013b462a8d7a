import CGMime

/// GMime needs to be told once that it is used, and GLib to keep quiet: standard error is the MTA's
/// log.
enum GMimeLibrary {
  static let isReady: Bool = {
    g_log_set_default_handler({ _, _, _, _ in }, nil)
    g_log_set_writer_func({ _, _, _, _ in G_LOG_WRITER_HANDLED }, nil, nil)
    g_mime_init()
    return true
  }()
}
