import CGMime

/// Applies a Content-Transfer-Encoding (RFC 2045 §6) to the whole content of an entity.
enum TransferEncoder {
  /// - Returns: lines that end with LF; nil for an encoding that is not written any more.
  static func encoded(_ content: [UInt8], as encoding: TransferEncoding) -> [UInt8]? {
    switch encoding {
    case .none, .binary: content
    case .base64: encoded(content, GMIME_CONTENT_ENCODING_BASE64)
    case .quotedPrintable: encoded(content, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE)
    case .uuencode: nil
    }
  }

  private static func encoded(_ content: [UInt8], _ encoding: GMimeContentEncoding) -> [UInt8] {
    var state = GMimeEncoding()
    g_mime_encoding_init_encode(&state, encoding)
    let capacity = g_mime_encoding_outlen(&state, content.count)
    return [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
      content.withUnsafeBytes { source in
        target.withMemoryRebound(to: CChar.self) {
          count = g_mime_encoding_flush(
            &state, source.baseAddress?.assumingMemoryBound(to: CChar.self), source.count,
            $0.baseAddress)
        }
      }
    }
  }
}
