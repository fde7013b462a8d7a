import CGMime
internal import Text

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

/// Content-Transfer-Encoding (RFC 2045 §6).
enum TransferEncoding {
  /// 7bit, 8bit, and what nobody knows.
  case none
  /// Bytes that must not be touched, line ends included.
  case binary
  case base64, quotedPrintable, uuencode

  /// - Parameter text: the field's value, with whatever comments and misspellings.
  init(_ text: String) {
    let word = text.utf8.drop { $0 == ASCII.space || $0 == ASCII.quote }
      .prefix { $0.isASCIILetterOrDigit || $0 == ASCII.hyphen }
    self =
      switch String(decoding: word, as: UTF8.self).lowercased() {
      case "base64", "base-64": .base64
      case "quoted-printable", "quotedprintable": .quotedPrintable
      case "x-uuencode", "uuencode", "x-uue", "uue": .uuencode
      case "binary": .binary
      default: .none
      }
  }

  /// The body holds the content itself.
  var isIdentity: Bool { self == .none || self == .binary }
}
