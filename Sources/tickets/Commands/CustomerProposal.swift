import Desk
import Mail
import Store
import Terminal
import Text

/// A ticket that an agent opened by passing a customer's mail on: who the customer may be. Nothing
/// changes until somebody says so.
struct CustomerProposal {
  private let ticket: Int
  private let agent: Mailbox
  private let customer: Mailbox

  /// Nil unless the requester is an agent, and the ticket's first mail names a customer.
  init?(_ ticket: Ticket, first message: StoredMessage?, in snapshot: Snapshot) throws {
    guard let message, let requester = ticket.requester.address,
      message.from.address == requester, !message.isUnreadable
    else { return nil }
    let queues = try snapshot.queues()
    let agents = queues.flatMap(\.settings.agents)
    guard agents.contains(requester) else { return nil }
    let customer = ForwardedCustomer.named(
      enclosed: try snapshot.enclosedAuthor(of: message), text: message.text,
      isOurs: { agents.contains($0) || queues.owner(of: $0) != nil })
    guard let customer else { return nil }
    self.ticket = ticket.number
    self.agent = ticket.requester
    self.customer = customer
  }

  var line: String {
    let command =
      "tickets requester \(ticket) " + ShellWord.typed(customer.address?.text ?? "")
    return Sanitizer.terminal(
      "forwarded by \(agent.display); the customer may be \(customer.full): \(command)")
  }
}

extension Snapshot {
  /// Who wrote the mail that is attached to a message.
  fileprivate func enclosedAuthor(of message: StoredMessage) throws -> Mailbox? {
    guard
      let part = message.parts.first(where: { $0.type == "message/rfc822" && $0.enclosing == nil })
    else { return nil }
    var bytes: [UInt8] = []
    _ = try Message.content(ofPart: part.number, in: raw(of: message.number)) { bytes += $0 }
    return Message(reading: bytes).from.first
  }
}
