import Delivery
import Desk
import Mail
import Store
import Text

/// Where a submission goes, and who is meant to have made it.
struct SubmissionPlace {
  let queue: Queue
  let target: DeliveryDecider.Target
  let customer: Mailbox
  /// Of the ticket; empty for a new one.
  let subject: String

  init(ticket number: Int?, queue name: String?, customer: String?, _ snapshot: Snapshot) throws {
    let queues = try snapshot.queues()
    let ticket = try number.map { try snapshot.existingTicket($0, at: .now()) }
    target = ticket.map { .ticket($0.number) } ?? .newTicket
    subject = ticket?.subject ?? ""
    let wanted = ticket?.queue ?? name
    guard
      let queue = wanted.map({ wanted in
        queues.first { $0.name.lowercased() == wanted.lowercased() }
      }) ?? queues.min(by: { $0.id < $1.id })
    else {
      let names = queues.map(\.name).joined(separator: ", ")
      throw Failure.notFound("no queue '\(wanted ?? "")'; the queues are \(names)")
    }
    self.queue = queue
    self.customer = try SubmissionPlace.customer(customer, of: ticket)
    if let address = self.customer.address, queues.owner(of: address) != nil {
      throw Failure.badData("\(address.text) is our own address, not a customer's")
    }
  }

  private static func customer(_ text: String?, of ticket: Ticket?) throws -> Mailbox {
    guard let text else { return ticket?.requester ?? Mailbox(address: nil) }
    let mailboxes = try TypedRecipients.read(text)
    guard mailboxes.count == 1 else {
      throw Failure.badData("'\(Sanitizer.excerpt(text))' names more than one customer")
    }
    return mailboxes[0]
  }
}
