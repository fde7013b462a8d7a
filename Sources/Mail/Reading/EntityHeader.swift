/// What the header of an entity says about its body (RFC 2045, RFC 2183).
struct EntityHeader {
  let fields: RawHeader
  private(set) var type: Parameterized
  let disposition: Parameterized?
  private(set) var encoding: TransferEncoding

  /// - Parameter implied: the type when the header names none.
  init(_ fields: RawHeader, implied: Parameterized) {
    self.fields = fields
    type = EntityHeader.value(of: "Content-Type", in: fields, Parameterized.contentType) ?? implied
    disposition = EntityHeader.value(
      of: "Content-Disposition", in: fields, Parameterized.disposition)
    encoding =
      EntityHeader.value(of: "Content-Transfer-Encoding", in: fields) { TransferEncoding($0) }
      ?? .none
  }

  /// Of an entity that does not say what it is.
  init(_ fields: RawHeader = RawHeader(), type: String) {
    self.fields = fields
    self.type = Parameterized(type)
    disposition = nil
    encoding = .none
  }

  /// Of several fields the first that says something: what people's programs believe.
  private static func value<Value>(
    of name: String, in fields: RawHeader, _ read: (String) -> Value?
  ) -> Value? {
    fields.all(name).lazy
      .map { FieldText().protected($0) }
      .filter { !$0.isEmpty }.first.flatMap(read)
  }

  mutating func becomePlainText() {
    type = Parameterized("text/plain")
    encoding = .none
  }

  var isMultipart: Bool { type.value.hasPrefix("multipart/") }

  /// Also what RFC 6532 and Netnews make of it.
  var isAttachedMessage: Bool {
    ["message/rfc822", "message/global", "message/news"].contains(type.value)
  }

  /// RFC 2046 §5.1.5.
  var impliedForChildren: Parameterized {
    Parameterized(type.value == "multipart/digest" ? "message/rfc822" : "text/plain")
  }

  var charset: String? {
    let name = type["charset"].map { Charset.name(inParameter: $0) }
    return name?.isEmpty == false ? name : nil
  }

  /// Decoded, as the sender wrote it.
  var filename: String? {
    let names = [disposition?["filename"], type["name"], type["filename"]]
    return names.compactMap { $0 }.first { name in name.utf8.contains { $0 > Octet.space } }
  }

  var isAttachment: Bool { disposition != nil && disposition?.value != "inline" }
}
