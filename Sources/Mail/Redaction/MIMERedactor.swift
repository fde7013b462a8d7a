/// Takes entities out of a mail and leaves markers, so that the numbers of the other parts stay.
struct MIMERedactor {
  var edits = RawEdits()
  let lineEnd: [UInt8]

  init(of raw: [UInt8]) {
    lineEnd = MailSource.lineEnd(raw)
  }

  mutating func blank(_ entity: Entity) {
    switch entity.content {
    case .multipart(let children): for child in children { blank(child) }
    case .message(let message) where entity.header.encoding.isIdentity:
      blankDescription(of: entity.header)
      blankMail(message)
    case .message:
      blankDescription(of: entity.header)
      let mail = entity.decodedMail
      var inner = MIMERedactor(of: mail)
      inner.blankMail(MailSource.root(mail))
      replace(encodedMail: entity, by: inner.edits.applied(to: mail))
    case .leaf, .signed: blankLeaf(entity)
    }
  }

  /// Which need not be encoded (RFC 2046 §5.2.1), and cannot be edited when it is.
  mutating func replace(encodedMail entity: Entity, by mail: [UInt8]) {
    for field in entity.header.fields.all("Content-Transfer-Encoding") {
      edits.replace(field, by: Array(" 8bit".utf8))
    }
    let lines = mail.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false)
      .map { $0.last == ASCII.carriageReturn ? $0.dropLast() : $0 }
    edits.replace(entity.body, by: Array(lines.joined(separator: lineEnd)))
  }

  private mutating func blankMail(_ mail: Entity) {
    blankHeader(mail.header)
    blank(mail)
  }

  private mutating func blankLeaf(_ entity: Entity) {
    for field in entity.header.fields.fields {
      switch field.name.lowercased() {
      case "content-type": edits.replace(field.value, by: Array(" text/plain".utf8))
      case "content-transfer-encoding": edits.replace(field.value, by: Array(" 7bit".utf8))
      default: break
      }
    }
    blankDescription(of: entity.header)
    let files = entity.partsInside
    let lines = [Redaction.marker] + Array(repeating: Self.uuencodedFile, count: files).joined()
    let text = lines.map { Array($0.utf8) }.joined(separator: lineEnd)
    let end = files > 0 || entity.body.last == ASCII.lineFeed ? lineEnd : []
    edits.replace(entity.body, by: Array(text) + end)
  }

  /// One byte, for the number it has among the parts.
  private static let uuencodedFile = ["begin 644 removed", "!>```", "`", "end"]

  /// Names and descriptions; what an entity is, and how it is encoded, stays.
  private mutating func blankDescription(of header: EntityHeader) {
    for field in header.fields.fields {
      switch field.name.lowercased() {
      case "content-type", "content-transfer-encoding": break
      case "content-disposition":
        edits.replace(
          field.value, by: Array((header.isAttachment ? " attachment" : " inline").utf8))
      case let name where name.hasPrefix("content-"): edits.replace(field.value, by: [])
      default: break
      }
    }
  }

  /// Of an attached message: its structure stays.
  private mutating func blankHeader(_ header: EntityHeader) {
    for field in header.fields.fields
    where !field.name.lowercased().hasPrefix("content-") {
      edits.replace(field.value, by: [])
    }
  }
}

extension Entity {
  /// How many parts get their numbers right behind it: files in its text, and what it signs.
  var partsInside: Int {
    if case .signed(let text) = content {
      return text.numbered.reduce(0) { $0 + 1 + $1.entity.filesInside }
    }
    return filesInside
  }

  var filesInside: Int { mayHoldFiles ? PartReading(self).files.count : 0 }

  /// Of an attached message that is encoded.
  var decodedMail: [UInt8] { MailSource.plain(stream.whole) }
}
