internal import Text

/// What a multipart/report says, or what stands for one: RFC 3464, RFC 8098, RFC 5965, and the bounces
/// of programs that know none of them.
struct ReportReading {
  private let root: Entity
  private let entities: [Entity]
  private let mail: Message
  private let bounds: ParserLimits

  /// - Parameter mail: with its header and text read.
  init(_ root: Entity, _ entities: [NumberedEntity], mail: Message, bounds: ParserLimits) {
    self.root = root
    self.entities = entities.filter { $0.enclosing == nil }.map(\.entity)
    self.mail = mail
    self.bounds = bounds
  }

  /// - Parameter raw: the whole mail.
  func report(in raw: ArraySlice<UInt8>) -> Report? {
    let text = BounceText(mail.text, bounds: bounds)
    if let report = ProviderReport.read(mail, root) { return filled(report, text, raw) }
    if var report = partReport ?? declaredReport {
      report.signs = isContainer ? [.container] : [.statusPart]
      return filled(report, text, raw)
    }
    let report = Report(
      kind: .delivery, originalMessageID: nil, recipients: failedRecipients, signs: [])
    let isCandidate = !text.signs.isDisjoint(with: [.knownText, .original])
    return isCandidate || !report.recipients.isEmpty ? filled(report, text, raw) : nil
  }

  /// With what the text tells people, and the original.
  private func filled(
    _ report: Report, _ text: BounceText, _ raw: ArraySlice<UInt8>
  ) -> Report {
    var report = report
    report.signs.formUnion(text.signs)
    let header = enclosedHeader ?? text.originalHeader
    if header != nil { report.signs.insert(.original) }
    let block = header.map(ReportBlock.init)
    report.originalMessageID =
      report.originalMessageID ?? block?["Message-ID"].flatMap(MessageIDReading.first)
    report.original = block.map(Report.Original.init) ?? report.original
    guard report.kind == .delivery else { return report }
    let own = Set(mail.to.compactMap(\.address))
    report.mentioned = text.recipients.filter { $0.address.map { !own.contains($0) } ?? false }
    if report.recipients.isEmpty { report.recipients = report.mentioned }
    if report.recipients.isEmpty {
      report.recipients = [Report.Recipient(address: nil, action: text.action)]
    }
    report.otherIDs = otherIDs(than: report.originalMessageID, raw)
    return report
  }

  /// Octets of the mail in which ids are looked for.
  private static let reach = 1 << 20
  private static let mostIDs = 500

  private func otherIDs(than known: MessageID?, _ raw: ArraySlice<UInt8>) -> [MessageID] {
    let named = mail.inReplyTo + mail.references
    let written =
      WrittenAddresses.ids(in: raw.prefix(Self.reach), most: Self.mostIDs)
      + WrittenAddresses.ids(in: Array(mail.text.utf8.prefix(Self.reach))[...], most: Self.mostIDs)
    var seen = Set([known, mail.messageID].compactMap { $0 })
    return (named.prefix(Self.mostIDs) + written).filter { seen.insert($0).inserted }
  }

  /// Of the part that programs read.
  private var partReport: Report? {
    for entity in entities {
      switch entity.type {
      case "message/delivery-status", "message/global-delivery-status":
        return Report(
          kind: .delivery, originalMessageID: nil,
          recipients: blocks(of: entity).compactMap(DeliveryStatus.recipient))
      case "message/disposition-notification", "message/global-disposition-notification":
        let named = blocks(of: entity).lazy.compactMap { $0["Original-Message-ID"] }.first
        return Report(
          kind: .disposition, originalMessageID: named.flatMap(MessageIDReading.first))
      case "message/feedback-report":
        return Report(kind: .feedback, originalMessageID: nil)
      default: continue
      }
    }
    return nil
  }

  /// The type alone says that nobody wrote this by hand, whatever became of the report's part.
  private var declaredReport: Report? {
    guard isDeclared else { return nil }
    let name = root.header.declaredType["report-type"]?.lowercased() ?? "delivery-status"
    return Self.kinds[name].map { Report(kind: $0, originalMessageID: nil) }
  }

  private var isDeclared: Bool { root.header.declaredType.value == "multipart/report" }

  /// RFC 6522 §3.
  private static let kinds: [String: Report.Kind] = [
    "delivery-status": .delivery, "disposition-notification": .disposition,
    "feedback-report": .feedback,
  ]

  /// The mail is a report and holds nothing else: what a list or a gateway adds to it stands behind it.
  private var isContainer: Bool {
    isDeclared || root.isLeaf && root.type.hasPrefix("message/")
      || root.type.hasPrefix("multipart/") && root.children.first?.type == "multipart/report"
  }

  /// Exim's header field, and others'.
  private var failedRecipients: [Report.Recipient] {
    mail.header.all("X-Failed-Recipients").flatMap { $0.utf8.split(separator: UInt8(ascii: ",")) }
      .compactMap { Address(String(decoding: $0, as: UTF8.self).trimmedBlanks) }
      .map { Report.Recipient(address: $0, action: .failed) }
  }

  /// Of the mail that came back, whole or as its header only.
  private var enclosedHeader: RawHeader? {
    for entity in entities {
      switch entity.type {
      case _ where entity.header.isAttachedMessage:
        guard case .message(let message) = entity.content else { continue }
        return message.header.fields
      case "text/rfc822-headers", "message/rfc822-headers", "message/global-headers",
        "text/rfc822", "message/partial":
        if let block = blocks(of: entity).first { return block.header }
      default: continue
      }
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

extension Report.Original {
  fileprivate init(_ block: ReportBlock) {
    from = block.header.all("From").prefix(10).flatMap {
      MailboxReading.mailboxes(in: FieldText().protected($0))
    }.compactMap(\.address)
    subject = block["Subject"] ?? ""
    date = block["Date"].flatMap(MailDate.read)
    named =
      (block["In-Reply-To"].map(MessageIDReading.all) ?? [])
      + (block["References"].map(MessageIDReading.all) ?? []).reversed()
  }
}
