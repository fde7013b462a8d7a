package import Mail
internal import Text

/// Why nothing can be sent: one line with the remedy.
package enum AnswerError: Error, Hashable, Sendable {
  case noQueueAddress(queue: String)
  case noRecipient(ticket: Int)
  /// The requester, or who stands first in To, is ourselves.
  case ownAddress(Address, ticket: Int)
  /// Mail came from it, but none can safely be sent there.
  case unsafeAddress(Address, ticket: Int)
  /// A stranger's Cc can name hundreds.
  case tooManyRecipients(Int, limit: Int, ticket: Int)
  /// Something arrived that the author has not seen.
  case arrivedMeanwhile(messages: [Int])
  case nothingWritten
  case emptyNote
  /// With the address in it whoever gets the mail could act as an agent.
  case holdsAgentsAddress(message: Int)
  /// No mail of the customer's is on the ticket.
  case nothingToForward(ticket: Int)
}

extension AnswerError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noQueueAddress(let queue):
      "queue '\(queue)' has no address to answer from; "
        + "'tickets config --queue \(queue) set address ADDRESS' gives it one"
    case .noRecipient(let ticket):
      "#\(ticket) has no address to answer to; 'tickets requester \(ticket) ADDRESS' names one"
    case .ownAddress(let address, let ticket):
      "\(address.text) is our own address, to which no mail is sent; write to another one, "
        + "or name another requester with 'tickets requester \(ticket) ADDRESS'"
    case .unsafeAddress(let address, let ticket):
      "no mail can be sent to '\(Sanitizer.excerpt(address.text))'; "
        + "'tickets requester \(ticket) ADDRESS' names another requester"
    case .tooManyRecipients(let count, let limit, let ticket):
      "the answer would go to \(count) people, and max-recipients is \(limit); "
        + "'tickets reply \(ticket) --all' sends it to all of them"
    case .arrivedMeanwhile(let messages):
      "\(messages.map { "m\($0)" }.joined(separator: ", ")) arrived in the meantime; nothing was sent"
    case .nothingWritten: "the text is empty, nothing sent"
    case .emptyNote: "empty note, nothing stored"
    case .holdsAgentsAddress(let message):
      "m\(message) contains the agents' address of its ticket, which is not passed on; "
        + "forward what it says as text"
    case .nothingToForward(let ticket):
      "#\(ticket) has no mail to forward; 'tickets show \(ticket)' names its messages"
    }
  }
}
