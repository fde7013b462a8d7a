import CGMime
import Glibc

/// GMime's view of a mail, alive within one call, with its leaves in the order of the mail.
struct MimeTree {
  private(set) var root: Object?
  private(set) var leaves: [Leaf] = []
  private(set) var defects: [Defect] = []

  typealias Object = UnsafeMutablePointer<GMimeObject>

  /// A part or an attached message.
  struct Leaf {
    var object: Object
    var kind: Kind
    /// Index in `leaves` of the attached message this leaf lies in.
    var enclosing: Int?

    enum Kind {
      case part, message
    }
  }

  /// Parses without copying: the leaves' contents are ranges of `mail`.
  static func with<T>(
    _ mail: ArraySlice<UInt8>, bounds: Bounds, _ use: (MimeTree) throws -> T
  ) rethrows -> T {
    return try mail.withUnsafeBufferPointer { buffer in
      let array = g_byte_array_new()
      array?.pointee.data = UnsafeMutablePointer(mutating: buffer.baseAddress)
      array?.pointee.len = guint(buffer.count)
      let stream = g_mime_stream_mem_new()
      cgmime_stream_mem_borrow(stream, array)
      let parser = g_mime_parser_new_with_stream(stream)
      g_mime_parser_set_persist_stream(parser, 1)
      let message = g_mime_parser_construct_message(parser, nil)
      defer {
        if let message { g_object_unref(message) }
        g_object_unref(parser)
        g_object_unref(stream)
        g_byte_array_free(array, 0)
      }
      return try use(MimeTree(message, bounds))
    }
  }

  private init(_ message: UnsafeMutablePointer<GMimeMessage>?, _ bounds: Bounds) {
    root = message.flatMap { g_mime_message_get_mime_part($0) }
    collectLeaves(bounds)
  }

  /// In the order of the mail, iteratively: nesting is a stranger's choice.
  private mutating func collectLeaves(_ bounds: Bounds) {
    var pending: [(object: Object, depth: Int, enclosing: Int?)] = []
    if let root { pending.append((root, 0, nil)) }
    while let (object, depth, enclosing) = pending.popLast() {
      guard leaves.count < bounds.parts else { return note(.tooManyParts) }
      guard depth <= bounds.depth else {
        note(.tooDeep)
        continue
      }
      if cgmime_is_multipart(object) != 0 {
        pending += object.children.reversed().map { ($0, depth + 1, enclosing) }
      } else if cgmime_is_message_part(object) != 0 {
        leaves.append(Leaf(object: object, kind: .message, enclosing: enclosing))
        if let inner = object.innerBody { pending.append((inner, depth + 1, leaves.count - 1)) }
      } else {
        leaves.append(Leaf(object: object, kind: .part, enclosing: enclosing))
      }
    }
  }

  private mutating func note(_ defect: Defect) {
    if !defects.contains(defect) { defects.append(defect) }
  }
}

extension MimeTree.Object {
  /// Of a multipart, in order.
  var children: [MimeTree.Object] {
    let multipart = UnsafeMutableRawPointer(self).assumingMemoryBound(to: GMimeMultipart.self)
    return (0..<g_mime_multipart_get_count(multipart)).compactMap {
      g_mime_multipart_get_part(multipart, $0)
    }
  }

  /// Of an attached message.
  var innerMessage: UnsafeMutablePointer<GMimeMessage>? {
    let part = UnsafeMutableRawPointer(self).assumingMemoryBound(to: GMimeMessagePart.self)
    return g_mime_message_part_get_message(part)
  }

  var innerBody: MimeTree.Object? { innerMessage.flatMap { g_mime_message_get_mime_part($0) } }

  /// `type/subtype`, lower case.
  var contentType: String {
    guard let type = g_mime_object_get_content_type(self),
      let name = g_mime_content_type_get_mime_type(type)
    else { return "application/octet-stream" }
    defer { g_free(name) }
    return String(cString: name).lowercased()
  }

  func parameter(_ name: String) -> String? {
    g_mime_object_get_content_type_parameter(self, name).map { String(cString: $0) }
  }

  var disposition: String? {
    g_mime_object_get_disposition(self).map { String(cString: $0).lowercased() }
  }

  func dispositionParameter(_ name: String) -> String? {
    g_mime_object_get_content_disposition_parameter(self, name).map { String(cString: $0) }
  }

  /// The unfolded bytes of a field, nothing decoded.
  func rawHeader(_ name: String) -> [UInt8]? {
    guard let list = g_mime_object_get_header_list(self),
      let header = g_mime_header_list_get_header(list, name),
      let raw = g_mime_header_get_raw_value(header)
    else { return nil }
    return UnsafeBufferPointer(start: raw, count: strlen(raw)).map(UInt8.init(bitPattern:))
      .filter { $0 != Octet.lineFeed && $0 != Octet.carriageReturn }
  }
}
