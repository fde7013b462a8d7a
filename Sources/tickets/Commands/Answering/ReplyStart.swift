import Delivery
import Desk
import Mail
import Store

/// What an answer begins with: whom it goes to, what it quotes, the canned text.
struct ReplyStart {
  let lastMessage: Int
  private let correspondence: Correspondence
  private let recipients: Recipients
  private let canned: String?
  private let suggestions: [String]

  init(_ ticket: Int, canned name: String?, copies: [Mailbox], _ snapshot: Snapshot) throws {
    let ticket = try snapshot.existingTicket(ticket, at: .now())
    let correspondence = try Correspondence(ticket, snapshot)
    self.correspondence = correspondence
    recipients = correspondence.recipients(copies: copies)
    lastMessage = correspondence.lastMessage
    suggestions = try StaffSuggestions(ticket, snapshot.messages(of: ticket.number), snapshot).lines
    canned = try name.map { name in
      let values = Placeholder.values(of: ticket, in: correspondence.queue, text: "")
      return try Template(snapshot.existingCanned(name)).render(values)
    }
  }

  /// For the editor: the text's place first, the mail that is answered below, quoted.
  func draft() throws -> String {
    AnswerDraft(
      recipients: recipients, subject: correspondence.subject, text: try draftText()
    ).written(remarks: ["Delete this text to send nothing."] + suggestions)
  }

  private func draftText() throws -> String {
    let quote = correspondence.parent.map { parent in
      QuotedMail.text(parent, when: LocalTime.text(parent.date ?? parent.received))
    }
    let parts = [canned ?? "", quote ?? ""]
    return try correspondence.framed(parts.joined(separator: "\n\n"))
  }

  /// A text that was given as a whole.
  func answer(_ text: String) throws -> AnswerDraft {
    let text = [canned, text].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n\n")
    guard !text.allSatisfy(\.isWhitespace) else { throw AnswerError.nothingWritten }
    return AnswerDraft(
      recipients: recipients, subject: correspondence.subject,
      text: try correspondence.framed(text))
  }

  func answer(editedTo draft: String) throws -> AnswerDraft {
    guard !draft.allSatisfy(\.isWhitespace) else { throw AnswerError.nothingWritten }
    let answer = try AnswerDraft(reading: draft)
    let given = canned == nil ? try draftText() : ""
    guard WrittenText.isThere(in: answer.text, given: given) else {
      throw AnswerError.nothingWritten
    }
    return answer
  }
}
