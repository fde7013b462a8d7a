import Delivery
import Desk
import Mail
import Store
import Text

/// What an answer begins with: whom it goes to, what it quotes, the canned text.
struct ReplyDraftBuilder {
  let lastMessage: Int
  private let correspondence: ReplyContext
  private let choice: RecipientChoice
  private let canned: String?
  private let signer: Signer
  private let suggestions: [String]

  init(
    _ ticket: Int, canned name: String?, to choice: RecipientChoice, _ snapshot: Snapshot
  ) throws {
    let ticket = try snapshot.existingTicket(ticket, at: .now())
    let correspondence = try ReplyContext(ticket, only: choice.only, snapshot)
    self.correspondence = correspondence
    self.choice = choice
    lastMessage = correspondence.lastMessage
    let signer = try snapshot.signer(Environment.agent)
    self.signer = signer
    suggestions = try StaffSuggestions(ticket, snapshot.messages(of: ticket.number), snapshot).lines
    canned = try name.map { name in
      let values = correspondence.values(text: "", signer)
      return try Template(snapshot.existingCanned(name).text).render(values).trimmed
    }
  }

  /// A message that is not on the ticket was never the last one there.
  func checkSeen(_ message: Int, _ snapshot: Snapshot) throws {
    let place = try snapshot.existingMessage(message).ticket
    let ticket = correspondence.ticket.number
    guard place == ticket else {
      throw Failure.badData("m\(message) is on #\(place), not on #\(ticket)")
    }
  }

  /// For the editor: the text's place first, the mail that is answered below, quoted.
  func draft() throws -> String {
    AnswerDraft(
      recipients: correspondence.sendableRecipients(choice),
      subject: correspondence.subject, text: try text(beginning: canned ?? "")
    ).written(remarks: AnswerDraft.remarks + suggestions)
  }

  private func text(beginning: String) throws -> String {
    let quote = correspondence.parent.map { parent in
      QuotedMail.text(parent, when: LocalTime.text(parent.date ?? parent.received))
    }
    return try correspondence.framed(
      [beginning, quote ?? ""].joined(separator: "\n\n"), by: signer)
  }

  /// A text that was given as a whole.
  func answer(_ text: String) throws -> AnswerDraft {
    let text = [canned, text].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n\n")
    guard !text.allSatisfy(\.isWhitespace) else { throw AnswerError.nothingWritten }
    return AnswerDraft(
      recipients: correspondence.recipients(choice),
      subject: correspondence.subject, text: try correspondence.framed(text, by: signer))
  }

  /// - Parameter opened: the draft as it was before; nil for one that was kept, in which somebody has
  ///   written already.
  func answer(editedTo draft: String, from opened: String?) throws -> AnswerDraft {
    guard !draft.allSatisfy(\.isWhitespace), opened.map({ WrittenText.differs(draft, $0) }) ?? true
    else { throw AnswerError.nothingWritten }
    var answer = try AnswerDraft(reading: draft)
    answer.subject = correspondence.subject(editedTo: answer.subject)
    guard WrittenText.isThere(in: answer.text, given: try text(beginning: "")) else {
      throw AnswerError.nothingWritten
    }
    return answer
  }
}
