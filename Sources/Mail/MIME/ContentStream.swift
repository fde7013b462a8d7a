/// The decoded content of an entity in chunks: a large attachment is never in memory twice.
///
/// Transports change line ends, so that CRLF is LF here, as in any mail that reached a Unix program;
/// only base64 and `binary` keep bytes as they are.
struct ContentStream {
  let body: ArraySlice<UInt8>
  let encoding: TransferEncoding
  let isText: Bool

  func read(_ sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    var evener = LineEndEvener(dropsBlanks: encoding == .quotedPrintable)
    var decoder = TransferDecoder(encoding)
    try body.withUnsafeBytes { bytes in
      for start in stride(from: 0, to: bytes.count, by: Self.chunk) {
        let end = min(start + Self.chunk, bytes.count)
        let chunk = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
        if hasLineEndsOfTransport {
          try evener.even(chunk) { try decoder.decode($0, sink) }
        } else {
          try decoder.decode(chunk, sink)
        }
      }
    }
    try evener.finish { try decoder.decode($0, sink) }
    try decoder.finish(sink)
  }

  private static let chunk = 64 << 10

  /// At most `limit` bytes of the content.
  func prefix(_ limit: Int) -> [UInt8] {
    var content: [UInt8] = []
    // No encoding takes more than three bytes for one, but for line ends.
    let beginning = ContentStream(body: body.prefix(4 * limit), encoding: encoding, isText: isText)
    beginning.read { content += $0.prefix(limit - content.count) }
    return content
  }

  private var hasLineEndsOfTransport: Bool {
    switch encoding {
    case .base64: false
    case .binary: isText
    case .none, .quotedPrintable, .uuencode: true
    }
  }
}

/// CRLF becomes LF, whatever the chunks.
private struct LineEndEvener {
  /// Blanks at the end of a quoted-printable line are a gateway's (RFC 2045 §6.7, rule 3).
  let dropsBlanks: Bool
  private var even: [UInt8] = []
  /// What may be dropped, once the next byte is known.
  private var held: [UInt8] = []

  init(dropsBlanks: Bool) {
    self.dropsBlanks = dropsBlanks
  }

  mutating func even(
    _ chunk: UnsafeRawBufferPointer, _ sink: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    if !dropsBlanks, held.isEmpty, !chunk.has(ASCII.carriageReturn) { return try sink(chunk) }
    even.removeAll(keepingCapacity: true)
    for octet in chunk {
      switch octet {
      case ASCII.lineFeed:
        held.removeAll(keepingCapacity: true)
        even.append(octet)
      case ASCII.carriageReturn:
        if held.last == octet { release() }
        held.append(octet)
      case ASCII.space, ASCII.tab:
        if held.last == ASCII.carriageReturn { release() }
        if dropsBlanks { held.append(octet) } else { even.append(octet) }
      default:
        release()
        even.append(octet)
      }
    }
    try even.withUnsafeBytes(sink)
  }

  private mutating func release() {
    guard !held.isEmpty else { return }
    even += held
    held.removeAll(keepingCapacity: true)
  }

  mutating func finish(_ sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    if !dropsBlanks { try held.withUnsafeBytes(sink) }
  }
}
