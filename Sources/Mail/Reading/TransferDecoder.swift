import CGMime

/// Undoes a Content-Transfer-Encoding chunk by chunk.
struct TransferDecoder {
  private let encoding: TransferEncoding
  private var base64 = Base64Decoder()
  private var quotedPrintable = GMimeEncoding()
  private var uuencode = UuencodeScanner()
  private var decoded: [UInt8] = []

  init(_ encoding: TransferEncoding) {
    self.encoding = encoding
    if encoding == .quotedPrintable {
      g_mime_encoding_init_decode(&quotedPrintable, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE)
    }
  }

  mutating func decode(
    _ chunk: UnsafeRawBufferPointer, _ sink: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    decoded.removeAll(keepingCapacity: true)
    switch encoding {
    case .none, .binary: return try sink(chunk)
    case .base64: base64.decode(chunk, into: &decoded)
    case .quotedPrintable: step(chunk)
    case .uuencode: uuencode.scan(chunk) { decoded += $0.content }
    }
    try decoded.withUnsafeBytes(sink)
  }

  private mutating func step(_ chunk: UnsafeRawBufferPointer) {
    guard let source = chunk.bindMemory(to: CChar.self).baseAddress else { return }
    let capacity = g_mime_encoding_outlen(&quotedPrintable, chunk.count) + Self.margin
    decoded = [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
      target.withMemoryRebound(to: CChar.self) {
        count = g_mime_encoding_step(&quotedPrintable, source, chunk.count, $0.baseAddress)
      }
    }
  }

  /// What a chunk may complete that an earlier one began.
  private static let margin = 64

  mutating func finish(_ sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    decoded.removeAll(keepingCapacity: true)
    base64.finish(into: &decoded)
    uuencode.finish { decoded += $0.content }
    try decoded.withUnsafeBytes(sink)
  }
}
