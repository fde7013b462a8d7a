import CGMime

/// Header fields without a text.
struct FieldRedaction {
  let text: RemovedText
  /// Knows the charset of bare 8-bit bytes.
  let reading: FieldText

  /// Within header syntax, where brackets and blanks mean something.
  private static let marker = "removed"

  /// - Returns: the new value; nil when the text is not there.
  func value(of field: RawHeader.Field) -> [UInt8]? {
    let replaced = text.replaced(in: field.value, by: Self.marker)
    let rest = RawHeader.Field(name: field.name, value: replaced?[...] ?? field.value)
    let isStillThere =
      text.occurs(in: reading.decoded(rest.value))
      || parameters(of: rest).contains(where: text.occurs)
    return isStillThere ? Array((" " + rewritten(rest)).utf8) : replaced
  }

  private func parameters(of field: RawHeader.Field) -> [String] {
    switch field.name.lowercased() {
    case "content-type": contentType(field)?.parameterValues ?? []
    case "content-disposition": disposition(field)?.parameterValues ?? []
    default: []
    }
  }

  private func contentType(_ field: RawHeader.Field) -> ParameterizedHeader? {
    ParameterizedHeader.contentType(reading.protected(field.value))
  }

  private func disposition(_ field: RawHeader.Field) -> ParameterizedHeader? {
    ParameterizedHeader.disposition(reading.protected(field.value))
  }

  private func rewritten(_ field: RawHeader.Field) -> String {
    switch field.name.lowercased() {
    case "from", "sender", "reply-to", "to", "cc", "bcc":
      return MailboxReading.mailboxes(in: reading.protected(field.value))
        .compactMap(\.address?.text).joined(separator: ", ")
    case "content-disposition": return disposition(field)?.value ?? "attachment"
    case "content-type":
      guard let type = contentType(field) else { return "text/plain" }
      return type.value
        + ["charset", "boundary"].compactMap { name in
          type[name].map { "; \(name)=\"\($0)\"" }
        }.joined()
    default:
      let decoded = Array(reading.decoded(field.value).utf8)
      let rest = text.replaced(in: decoded[...], by: Self.marker)
      return encoded(rest.map { String(decoding: $0, as: UTF8.self) } ?? Self.marker)
    }
  }

  /// As encoded words (RFC 2047) where it is no ASCII.
  private func encoded(_ text: String) -> String {
    guard let words = g_mime_utils_header_encode_text(nil, text, "utf-8") else {
      return Self.marker
    }
    defer { g_free(words) }
    return String(cString: words)
  }
}
