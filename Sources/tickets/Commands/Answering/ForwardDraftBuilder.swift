import Delivery
import Desk
import Mail
import Store

/// What is forwarded, and what the mail that encloses it says.
struct ForwardDraftBuilder {
  let ticket: Ticket
  let messages: [StoredMessage]
  private let queue: Queue
  private let signer: Signer

  /// - Parameter all: not only the last mail of the ticket.
  init(_ reference: ShowReference, all: Bool, _ snapshot: Snapshot) throws {
    switch reference {
    case .message(let number):
      let message = try snapshot.existingMessage(number)
      ticket = try snapshot.existingTicket(message.ticket, at: .now())
      messages = [message]
    case .ticket(let number):
      ticket = try snapshot.existingTicket(number, at: .now())
      let mails = try snapshot.messages(of: ticket.number).filter(\.isMail)
      messages = all ? mails : mails.last { $0.direction == .in }.map { [$0] } ?? []
    }
    guard !messages.isEmpty else { throw AnswerError.nothingToForward(ticket: ticket.number) }
    queue = try snapshot.queues().queue(of: ticket)
    signer = try snapshot.signer(Environment.agent)
  }

  func draft(_ text: String, to recipients: Recipients) -> AnswerDraft {
    let body = ForwardedMail.text(text, enclosing: messages, when: LocalTime.text)
    let values = Placeholder.values(of: ticket, in: queue, text: body, agent: signer.name)
    let own = messages.count == 1 ? messages[0].subject : ticket.subject
    return AnswerDraft(
      recipients: recipients,
      subject: ReplySubject.forward(of: own, tag: queue.settings.tag, ticket: ticket.number),
      text: SignedText.text(body, signature: signer.signature(in: queue, values)))
  }
}
