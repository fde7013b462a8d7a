/// What a multipart/report, or a bounce older than it, says: RFC 3464, RFC 8098, RFC 5965.
struct ReportReading {
  private let entities: [Entity]
  private let mail: Message
  private let bounds: Bounds

  /// - Parameter mail: with its header and text read.
  init(_ entities: [NumberedEntity], mail: Message, bounds: Bounds) {
    self.entities = entities.filter { $0.enclosing == nil }.map(\.entity)
    self.mail = mail
    self.bounds = bounds
  }

  var report: Report? {
    for entity in entities {
      switch entity.type {
      case "message/delivery-status", "message/global-delivery-status":
        return Report(
          kind: .delivery, originalMessageID: enclosedID,
          recipients: blocks(of: entity).compactMap(DeliveryStatus.recipient))
      case "message/disposition-notification", "message/global-disposition-notification":
        let named = blocks(of: entity).lazy.compactMap { $0["Original-Message-ID"] }.first
        return Report(
          kind: .disposition,
          originalMessageID: named.flatMap(MessageIDReading.first) ?? enclosedID)
      case "message/feedback-report":
        return Report(kind: .feedback, originalMessageID: enclosedID)
      default: continue
      }
    }
    return declaredReport ?? PlainBounce(mail).report
  }

  /// The type alone says that nobody wrote this by hand, whatever became of the report's part.
  private var declaredReport: Report? {
    let type = mail.header.first("Content-Type").flatMap(Parameterized.contentType)
    guard let type, type.value == "multipart/report", let name = type["report-type"]?.lowercased()
    else { return nil }
    return Self.kinds[name].map { Report(kind: $0, originalMessageID: enclosedID) }
  }

  /// RFC 6522 §3.
  private static let kinds: [String: Report.Kind] = [
    "delivery-status": .delivery, "disposition-notification": .disposition,
    "feedback-report": .feedback,
  ]

  /// Of the mail that came back, whole or as its header only.
  private var enclosedID: MessageID? {
    for entity in entities {
      let header: RawHeader
      switch entity.type {
      case _ where entity.header.isAttachedMessage:
        guard case .message(let message) = entity.content else { continue }
        header = message.header.fields
      case "text/rfc822-headers", "message/rfc822-headers", "message/global-headers":
        header = RawHeader(fields: blocks(of: entity).first?.header.fields ?? [])
      default: continue
      }
      if let id = ReportBlock(header)["Message-ID"].flatMap(MessageIDReading.first) { return id }
    }
    return nil
  }

  private func blocks(of entity: Entity) -> [ReportBlock] {
    let content = entity.stream.prefix(bounds.reportBytes)[...]
    var blocks: [ReportBlock] = []
    var place = 0
    while place < content.count {
      let reader = HeaderReader(content, from: place, bounds: bounds)
      if !reader.header.fields.isEmpty { blocks.append(ReportBlock(reader.header)) }
      place = max(reader.end, content.line(at: place).next)
    }
    return blocks
  }
}

/// Fields up to a blank line (RFC 3464 §2.1).
struct ReportBlock {
  let header: RawHeader

  init(_ header: RawHeader) {
    self.header = header
  }

  subscript(_ name: String) -> String? {
    header.first(name).map { FieldText().decoded($0) }
  }
}
