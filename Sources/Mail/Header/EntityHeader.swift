/// What the header of an entity says about its body (RFC 2045, RFC 2183).
struct EntityHeader {
  let fields: RawHeader
  /// Of several Content-Type fields the first, unless another one's boundary is found.
  var type: ParameterizedHeader
  /// What the first says, whatever became of the parts.
  let declaredType: ParameterizedHeader
  /// What the others say.
  let otherTypes: [ParameterizedHeader]
  let disposition: ParameterizedHeader?
  private(set) var encoding: TransferEncoding

  /// - Parameter implied: the type when the header names none.
  init(_ fields: RawHeader, implied: ParameterizedHeader) {
    self.fields = fields
    let types = EntityHeader.values(of: "Content-Type", in: fields, ParameterizedHeader.contentType)
    declaredType = types.first ?? implied
    type = declaredType
    otherTypes = Array(types.dropFirst())
    disposition =
      EntityHeader.values(of: "Content-Disposition", in: fields, ParameterizedHeader.disposition)
      .first
    encoding =
      EntityHeader.values(of: "Content-Transfer-Encoding", in: fields) { TransferEncoding($0) }
      .first ?? .none
  }

  /// Of an entity that does not say what it is.
  init(_ fields: RawHeader = RawHeader(), type: String) {
    self.fields = fields
    declaredType = ParameterizedHeader(type)
    self.type = declaredType
    otherTypes = []
    disposition = nil
    encoding = .none
  }

  /// Of fields that say something: the first is what people's programs believe.
  private static func values<Value>(
    of name: String, in fields: RawHeader, _ read: (String) -> Value?
  ) -> [Value] {
    fields.all(name).prefix(mostTypes)
      .map { FieldText().protected($0) }
      .filter { !$0.isEmpty }.compactMap(read)
  }

  /// Fields of one name that are looked at. More than two are seen nowhere.
  static let mostTypes = 5

  /// All that the fields say: what is more than the first is known to be a mistake.
  var types: [ParameterizedHeader] { [type] + otherTypes }

  mutating func becomePlainText() {
    type = ParameterizedHeader("text/plain")
    encoding = .none
  }

  var isMultipart: Bool { type.isMultipart }

  /// Where the clear text of an opaque S/MIME signature may be (RFC 8551 §3.2), gateways' name for it
  /// included.
  var mayBeSigned: Bool {
    switch type.value {
    case "application/pkcs7-mime", "application/x-pkcs7-mime": true
    case "application/octet-stream": filename?.lowercased().hasSuffix(".p7m") ?? false
    default: false
    }
  }

  /// Also what RFC 6532 and Netnews make of it.
  var isAttachedMessage: Bool {
    ["message/rfc822", "message/global", "message/news"].contains(type.value)
  }

  var charset: String? {
    let name = type["charset"].map { Charset.name(inParameter: $0) }
    return name?.isEmpty == false ? name : nil
  }

  /// Decoded, as the sender wrote it.
  var filename: String? {
    let names = [disposition?["filename"], type["name"], type["filename"]]
    return names.compactMap { $0 }.first { name in name.utf8.contains { $0 > ASCII.space } }
  }

  var isAttachment: Bool { disposition != nil && disposition?.value != "inline" }
}

extension ParameterizedHeader {
  var isMultipart: Bool { value.hasPrefix("multipart/") }

  /// RFC 2046 §5.1.5.
  var impliedForChildren: ParameterizedHeader {
    ParameterizedHeader(value == "multipart/digest" ? "message/rfc822" : "text/plain")
  }
}
