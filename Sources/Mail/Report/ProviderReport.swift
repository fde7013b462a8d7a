internal import Text

/// Reports in forms of their own that providers send as a whole mail: Amazon SES (by SNS, as JSON),
/// Outlook.com's complaints, and unsubscriptions that Apple Mail sends in its user's name.
enum ProviderReport {
  static func read(_ mail: Message, _ root: Entity) -> Report? {
    notification(mail) ?? complaint(mail, root)
  }

  /// `{"notificationType":"Bounce",...}`, within SNS's own object once more as a string.
  private static func notification(_ mail: Message) -> Report? {
    guard mail.text.utf8.first == UInt8(ascii: "{") else { return nil }
    let text = mail.text.utf8.prefix(reach).filter { $0 > ASCII.space && $0 != ASCII.backslash }
    let body = String(decoding: text, as: UTF8.self)
    for (word, action) in actions {
      let members = names.map { "\"\($0)\":\"\(word)\"" }
      guard members.contains(where: body.containsBytes) else { continue }
      guard let action else { return Report(kind: .feedback, originalMessageID: nil) }
      let recipients =
        action == .failed ? [] : [Report.Recipient(address: nil, action: action)]
      return Report(kind: .delivery, originalMessageID: nil, recipients: recipients)
    }
    return nil
  }

  static let names = ["notificationType", "eventType"]

  /// Nil: a complaint.
  static let actions: [(word: String, action: Report.Action?)] = [
    ("Bounce", .failed), ("Complaint", nil), ("Delivery", .delivered), ("DeliveryDelay", .delayed),
  ]

  private static let reach = 256 << 10

  private static func complaint(_ mail: Message, _ root: Entity) -> Report? {
    if mail.header.first("X-Apple-Unsubscribe")?.equalsIgnoringCase("true") ?? false {
      return Report(kind: .feedback, originalMessageID: nil)
    }
    guard root.children.count == 1, let only = root.children.first,
      case .message(let message) = only.content,
      message.header.fields.first("X-HmXmrOriginalRecipient") != nil
    else { return nil }
    return Report(kind: .feedback, originalMessageID: nil)
  }
}
