import CGMime

/// Bytes into and out of GMime's streams.
enum GMimeOutput {
  static func set(_ content: [UInt8], in part: UnsafeMutablePointer<GMimePart>?) {
    let stream = content.withUnsafeBytes { bytes in
      g_mime_stream_mem_new_with_buffer(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    let wrapper = g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT)
    g_mime_part_set_content(part, wrapper)
    g_object_unref(wrapper)
    g_object_unref(stream)
  }

  /// With LF line ends, as sendmail(1) and the store want them.
  static func bytes(of object: UnsafeMutablePointer<GMimeObject>?) -> [UInt8] {
    guard let stream = g_mime_stream_mem_new() else { return [] }
    defer { g_object_unref(stream) }
    let options = g_mime_format_options_new()
    defer { g_mime_format_options_free(options) }
    g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_UNIX)
    g_mime_object_write_to_stream(object, options, stream)
    let memory = UnsafeMutableRawPointer(stream).assumingMemoryBound(to: GMimeStreamMem.self)
    guard let array = g_mime_stream_mem_get_byte_array(memory), let data = array.pointee.data
    else { return [] }
    return Array(UnsafeBufferPointer(start: data, count: Int(array.pointee.len)))
  }
}
