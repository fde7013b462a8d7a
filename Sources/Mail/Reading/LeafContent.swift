import CGMime

/// The decoded content of a leaf, in chunks: a large attachment is never in memory as a whole.
extension MimeTree.Leaf {
  func readContent(_ sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    switch kind {
    case .part:
      guard let wrapper = content, let stream = g_mime_data_wrapper_get_stream(wrapper) else {
        return
      }
      try read(stream, decoding: g_mime_data_wrapper_get_encoding(wrapper), sink)
    case .message:
      try readMessage(sink)
    }
  }

  private var content: UnsafeMutablePointer<GMimeDataWrapper>? {
    let part = UnsafeMutableRawPointer(object).assumingMemoryBound(to: GMimePart.self)
    return g_mime_part_get_content(part)
  }

  private func read(
    _ source: UnsafeMutablePointer<GMimeStream>, decoding encoding: GMimeContentEncoding,
    _ sink: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    g_mime_stream_reset(source)
    if encoding == GMIME_CONTENT_ENCODING_BASE64 { return try readBase64(source, sink) }
    guard let filtered = g_mime_stream_filter_new(source) else { return }
    defer { g_object_unref(filtered) }
    if encoding == GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE, let strip = g_mime_filter_strip_new() {
      // RFC 2045 §6.7 (3): blanks at the end of a line were added by transports.
      cgmime_stream_filter_add(filtered, strip)
      g_object_unref(strip)
    }
    if encoding != GMIME_CONTENT_ENCODING_DEFAULT,
      let decoder = g_mime_filter_basic_new(encoding, 0)
    {
      cgmime_stream_filter_add(filtered, decoder)
      g_object_unref(decoder)
    }
    try readAll(filtered, sink)
  }

  private func readBase64(
    _ source: UnsafeMutablePointer<GMimeStream>, _ sink: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    var decoder = Base64()
    var out: [UInt8] = []
    try readAll(source) { chunk in
      out.removeAll(keepingCapacity: true)
      decoder.decode(chunk, into: &out)
      try out.withUnsafeBytes(sink)
    }
    out.removeAll()
    decoder.finish(into: &out)
    try out.withUnsafeBytes(sink)
  }

  private func readAll(
    _ stream: UnsafeMutablePointer<GMimeStream>, _ sink: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = g_mime_stream_read(
        stream, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
      guard count > 0 else { return }
      try sink(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// An attached message is small beside its own attachments only when it has none; GMime writes it
  /// into memory.
  private func readMessage(_ sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    guard let message = object.innerMessage, let stream = g_mime_stream_mem_new() else { return }
    defer { g_object_unref(stream) }
    let part = UnsafeMutableRawPointer(message).assumingMemoryBound(to: GMimeObject.self)
    g_mime_object_write_to_stream(part, nil, stream)
    guard let array = cgmime_stream_mem_bytes(stream) else { return }
    try sink(UnsafeRawBufferPointer(start: array.pointee.data, count: Int(array.pointee.len)))
  }
}
