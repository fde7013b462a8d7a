internal import Desk
internal import Mail
internal import Store
internal import Text

/// What notices say of a mail, taken from its texts before the lock is.
struct NoticeText: Sendable {
  /// For the copy, which is to be read on a telephone: more is looked up.
  let beginning: String
  let attachments: [Attachment]
  /// Attachments that are not listed.
  let otherAttachments: Int
  /// For an agent whose order is refused.
  let ownWords: String
  /// Articles that may answer the mail.
  let suggestions: String

  struct Attachment: Sendable {
    let part: Int
    let description: String
  }

  private static let mostScalars = 20_000
  private static let mostAttachments = 100

  /// - Parameter ownWords: an agent's.
  init(
    _ mail: IncomingMail, _ decision: Decision, ownWords: String, _ store: Snapshot
  ) throws {
    beginning = NoticeText.beginning(of: mail.message.text)
    let parts = mail.message.parts.filter { !$0.isBody }
    attachments = parts.prefix(NoticeText.mostAttachments).map { part in
      let name = Sanitizer.excerpt(part.filename ?? part.type)
      let type = Sanitizer.excerpt(part.type)
      return Attachment(part: part.number, description: "\(name) (\(type), \(part.size) bytes)")
    }
    otherAttachments = parts.count - attachments.count
    self.ownWords = NoticeText.beginning(of: ownWords)
    suggestions = try NoticeText.suggestions(for: mail, decision, store)
  }

  /// Only what was written for customers; other mail never is.
  private static func suggestions(
    for mail: IncomingMail, _ decision: Decision, _ store: Snapshot
  ) throws -> String {
    let settings = decision.home.settings
    guard case .open = decision.outcome, let base = settings.kbCustomers,
      settings.maxSuggestions > 0
    else { return "" }
    let text = mail.message.text
    let question = Question(
      subject: mail.message.subject,
      texts: [Quotation.visible(text, without: Quotation.marks(in: text))])
    return try store.suggestions(for: question, base: base, limit: settings.maxSuggestions)
      .forCustomers
  }

  private static func beginning(of text: String) -> String {
    String(text.unicodeScalars.prefix(mostScalars))
  }
}
