import Mail

/// Bounces of programs that do not write multipart/report (RULES §3).
enum BounceMarks {
  /// osTicket, Exim, qmail, sendmail, Exchange in English, German and French.
  static let subjects: [String] = [
    "delivery failure", "delivery status", "undeliverable:", "undelivered mail returned",
    "returned mail", "mail delivery failed", "mail failure", "failure notice", "unzustellbar:",
    "non remis :", "warning: message",
  ]

  /// Exim's list of the addresses that failed.
  static let failedRecipients = "X-Failed-Recipients"

  static let sender = "mailer-daemon"

  /// Why this is a bounce, or nil.
  static func reason(_ message: Message) -> String? {
    if let failed = message.header.first(failedRecipients), failed.utf8.contains(UInt8(ascii: "@"))
    {
      return PrintableLine.field(failedRecipients, failed)
    }
    guard let from = message.from.first?.address, from.localPart == sender else { return nil }
    let subject = String(decoding: SubjectText(message.subject).bytes, as: UTF8.self)
    guard subjects.contains(where: subject.containsBytes(of:)) else { return nil }
    return PrintableLine.field("From", from.text) + ", "
      + PrintableLine.field("Subject", message.subject)
  }
}
