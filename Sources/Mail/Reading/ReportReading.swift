import CGMime

/// What a multipart/report, or a bounce of before 1996, says: RFC 3464, RFC 8098, RFC 5965.
struct ReportReading {
  let leaves: [MimeTree.Leaf]
  let header: [HeaderField]
  let from: [Mailbox]
  let text: String

  func report() -> Report? {
    for leaf in leaves where leaf.kind == .part && leaf.enclosing == nil {
      switch leaf.object.contentType {
      case "message/delivery-status", "message/global-delivery-status": return delivery(leaf)
      case "message/disposition-notification", "message/global-disposition-notification":
        return disposition(leaf)
      case "message/feedback-report":
        return Report(kind: .feedback, originalMessageID: enclosedID)
      default: continue
      }
    }
    return declaredReport() ?? plainBounce()
  }

  /// The type alone says that nobody wrote this by hand, whatever became of the report's part.
  private func declaredReport() -> Report? {
    guard let type = header.first("Content-Type")?.lowercased(),
      type.hasPrefix("multipart/report")
    else { return nil }
    let kinds: [(String, Report.Kind)] = [
      ("delivery-status", .delivery), ("disposition-notification", .disposition),
      ("feedback-report", .feedback),
    ]
    return kinds.first { type.contains($0.0) }
      .map { Report(kind: $0.1, originalMessageID: enclosedID) }
  }

  private func delivery(_ leaf: MimeTree.Leaf) -> Report {
    let recipients = blocks(of: leaf).compactMap { block -> Report.Recipient? in
      guard let action = block.text("Action")?.lowercased().prefix(while: \.isLetter) else {
        return nil
      }
      // What we sent to is the original recipient; the final one is where aliases led.
      let addresses = ["Original-Recipient", "Final-Recipient"].compactMap(block.text)
        .compactMap(ReportReading.address)
      return Report.Recipient(
        address: addresses.first,
        action: Report.Action(rawValue: String(action)) ?? .failed,
        status: String(block.text("Status")?.prefix { $0.isNumber || $0 == "." } ?? ""),
        diagnostic: block.text("Diagnostic-Code") ?? "")
    }
    return Report(kind: .delivery, originalMessageID: enclosedID, recipients: recipients)
  }

  private func disposition(_ leaf: MimeTree.Leaf) -> Report {
    let named = blocks(of: leaf).lazy.compactMap { $0.text("Original-Message-ID") }.first
    return Report(
      kind: .disposition,
      originalMessageID: named.flatMap(MessageIDReading.first) ?? enclosedID)
  }

  /// `rfc822;user@example.com`
  private static func address(_ typed: String) -> Address? {
    Address(String(typed.drop { $0 != ";" }.dropFirst()).trimmedBlanks) ?? Address(typed)
  }

  /// The Message-ID of the mail that came back, whole or as its header only.
  private var enclosedID: MessageID? {
    for leaf in leaves where leaf.enclosing == nil {
      if leaf.kind == .message, let message = leaf.object.innerMessage,
        let id = g_mime_message_get_message_id(message)
      {
        return MessageIDReading.first(in: "<" + String(cString: id) + ">")
      }
      if ["text/rfc822-headers", "message/rfc822-headers"].contains(leaf.object.contentType),
        let id = blocks(of: leaf).first?.text("Message-ID")
      {
        return MessageIDReading.first(in: id)
      }
    }
    return nil
  }

  private func blocks(of leaf: MimeTree.Leaf) -> [RawHeader] {
    var bytes: [UInt8] = []
    leaf.readContent { if bytes.count < Self.mostBytes { bytes += $0 } }
    var blocks: [RawHeader] = []
    var place = 0
    while place < bytes.count, blocks.count < Self.mostBlocks {
      let block = RawHeader(bytes, from: place, bounds: .standard)
      if !block.fields.isEmpty { blocks.append(block) }
      guard block.end > place else { break }
      place = block.end
    }
    return blocks
  }

  private static let mostBytes = 1 << 20
  private static let mostBlocks = 1_000

  /// qmail's and Exim's bounces are plain text: recipients and the original's header stand in it.
  private func plainBounce() -> Report? {
    let failed = header.first("X-Failed-Recipients")?.split(separator: ",") ?? []
    let isDaemon = from.contains { $0.address?.localPart == "mailer-daemon" }
    guard isDaemon || !failed.isEmpty, let id = originalIDInText else { return nil }
    let named = failed.compactMap { Address(String($0).trimmedBlanks) }
    let recipients = named.isEmpty ? recipientsInText : named
    return Report(
      kind: .delivery, originalMessageID: id,
      recipients: recipients.map { Report.Recipient(address: $0, action: .failed) })
  }

  private var originalIDInText: MessageID? {
    for line in text.split(separator: "\n").prefix(2_000) {
      let word = line.drop { $0 == " " || $0 == ">" }
      if word.lowercased().hasPrefix("message-id:") {
        return MessageIDReading.first(in: String(word.dropFirst(11)))
      }
    }
    return nil
  }

  /// qmail: `<user@example.com>:` on a line of its own.
  private var recipientsInText: [Address] {
    text.split(separator: "\n").prefix(200).compactMap { line in
      line.hasPrefix("<") && line.hasSuffix(">:") ? Address(String(line.dropLast())) : nil
    }
  }
}

extension RawHeader {
  fileprivate func text(_ name: String) -> String? {
    value(of: name).map { String(decoding: $0, as: UTF8.self).trimmedBlanks }
  }
}
