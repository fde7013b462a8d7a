import CGMime
internal import Text

/// Writes an `OutgoingMail` through GMime: encoded words, folding, transfer encodings, MIME parts.
struct Composition {
  private let mail: OutgoingMail

  init(_ mail: OutgoingMail) {
    self.mail = mail
    _ = GMimeLibrary.isReady
  }

  func bytes() -> [UInt8] {
    let message = g_mime_message_new(1)
    defer { g_object_unref(message) }
    addAuthor(to: message)
    add(mail.replyTo, GMIME_ADDRESS_TYPE_REPLY_TO, to: message)
    add(mail.to, GMIME_ADDRESS_TYPE_TO, to: message)
    add(mail.cc, GMIME_ADDRESS_TYPE_CC, to: message)
    add(HeaderField(name: "Subject", value: mail.subject), to: object(message))
    setDate(of: message)
    g_mime_message_set_message_id(message, HeaderText.id(mail.messageID))
    for (name, value) in threading {
      g_mime_object_append_header(object(message), name, value, "utf-8")
    }
    for field in mail.fields { add(field, to: object(message)) }
    let body = body()
    g_mime_message_set_mime_part(message, body)
    g_object_unref(body)
    return GMimeOutput.bytes(of: object(message))
  }

  private var threading: [(String, String)] {
    var fields: [(String, String)] = []
    if let parent = mail.inReplyTo { fields.append(("In-Reply-To", HeaderText.bracketed(parent))) }
    let references = mail.references.map(HeaderText.bracketed)
    if !references.isEmpty { fields.append(("References", references.joined(separator: " "))) }
    return fields
  }

  private func add(_ field: HeaderField, to message: UnsafeMutablePointer<GMimeObject>?) {
    let name = HeaderText.name(field.name)
    let words = EncodedText.words(of: Sanitizer.header(field.value))
    g_mime_object_append_header(message, name, words.joined(separator: " "), "utf-8")
    let header = g_mime_object_get_header_list(message)
    let last = g_mime_header_list_get_header_at(header, g_mime_header_list_get_count(header) - 1)
    g_mime_header_set_raw_value(last, EncodedText.folded(words, behind: name))
  }

  /// RFC 6854: without an address, the author's name stands for an empty group.
  private func addAuthor(to message: UnsafeMutablePointer<GMimeMessage>?) {
    let name = Sanitizer.header(mail.from.name)
    guard mail.from.address == nil, !name.isEmpty else {
      return add([mail.from], GMIME_ADDRESS_TYPE_FROM, to: message)
    }
    let group = internet_address_group_new(EncodedText.phrase(name))
    internet_address_set_charset(group, "utf-8")
    internet_address_list_add(
      g_mime_message_get_addresses(message, GMIME_ADDRESS_TYPE_FROM), group)
    g_object_unref(group)
  }

  private func add(
    _ mailboxes: [Mailbox], _ type: GMimeAddressType,
    to message: UnsafeMutablePointer<GMimeMessage>?
  ) {
    let list = g_mime_message_get_addresses(message, type)
    for mailbox in mailboxes {
      guard let address = mailbox.address else { continue }
      let name = Sanitizer.header(mailbox.name)
      let entry = internet_address_mailbox_new(
        name.isEmpty ? nil : EncodedText.phrase(name), address.transportText)
      internet_address_set_charset(entry, "utf-8")
      internet_address_list_add(list, entry)
      g_object_unref(entry)
    }
  }

  private func setDate(of message: UnsafeMutablePointer<GMimeMessage>?) {
    guard let date = g_date_time_new_from_unix_utc(Int(mail.date.seconds)) else { return }
    g_mime_message_set_date(message, date)
    g_date_time_unref(date)
  }

  private func body() -> UnsafeMutablePointer<GMimeObject>? {
    let text = textPart()
    if mail.attachments.isEmpty { return text }
    let mixed = g_mime_multipart_new_with_subtype("mixed")
    for part in [text] + mail.attachments.map(attachmentPart) {
      g_mime_multipart_add(mixed, part)
      g_object_unref(part)
    }
    return object(mixed)
  }

  private func textPart() -> UnsafeMutablePointer<GMimeObject>? {
    let part = g_mime_part_new_with_type("text", "plain")
    g_mime_object_set_content_type_parameter(object(part), "charset", "utf-8")
    g_mime_object_set_content_type_parameter(object(part), "format", "flowed")
    GMimeOutput.set(Array(FlowedLines.text(mail.text).utf8), in: part)
    g_mime_part_set_content_encoding(
      part, g_mime_part_get_best_content_encoding(part, GMIME_ENCODING_CONSTRAINT_7BIT))
    return object(part)
  }

  private func attachmentPart(
    _ attachment: OutgoingMail.Attachment
  ) -> UnsafeMutablePointer<GMimeObject>? {
    let type = HeaderText.mediaType(attachment.type)
    let part = g_mime_part_new_with_type(type.main, type.sub)
    g_mime_object_set_disposition(object(part), "attachment")
    setName(Sanitizer.header(attachment.filename), of: part)
    GMimeOutput.set(attachment.content, in: part)
    g_mime_part_set_content_encoding(
      part, encoding(of: attachment, isMessage: type.main == "message"))
    return object(part)
  }

  /// In UTF-8: as RFC 2231 has it, and in the place where older readers look in their way.
  private func setName(_ name: String, of part: UnsafeMutablePointer<GMimePart>?) {
    g_mime_part_set_filename(part, name)
    guard name.utf8.contains(where: { $0 >= 0x80 }) else { return }
    let disposition = g_mime_object_get_content_disposition(object(part))
    let type = g_mime_object_get_content_type(object(part))
    let filename = g_mime_param_list_get_parameter(
      g_mime_content_disposition_get_parameters(disposition), "filename")
    let oldName = g_mime_param_list_get_parameter(
      g_mime_content_type_get_parameters(type), "name")
    g_mime_param_set_encoding_method(filename, GMIME_PARAM_ENCODING_METHOD_RFC2231)
    g_mime_param_set_encoding_method(oldName, GMIME_PARAM_ENCODING_METHOD_RFC2047)
    for parameter in [filename, oldName] { g_mime_param_set_charset(parameter, "utf-8") }
  }

  /// RFC 2046 §5.2.1: an enclosed message may not be encoded.
  private func encoding(
    of attachment: OutgoingMail.Attachment, isMessage: Bool
  ) -> GMimeContentEncoding {
    guard isMessage else { return GMIME_CONTENT_ENCODING_BASE64 }
    return attachment.content.allSatisfy { $0 < 0x80 }
      ? GMIME_CONTENT_ENCODING_7BIT : GMIME_CONTENT_ENCODING_8BIT
  }

  /// GObject's up-cast, a macro in C.
  private func object<T>(_ pointer: UnsafeMutablePointer<T>?) -> UnsafeMutablePointer<GMimeObject>?
  {
    UnsafeMutableRawPointer(pointer)?.assumingMemoryBound(to: GMimeObject.self)
  }
}

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
