package import Mail

/// Why an answer cannot be sent: one line with the remedy.
package enum AnswerError: Error, Hashable, Sendable {
  case noQueueAddress(queue: String)
  case noRecipient(ticket: Int)
  /// Something arrived that the author has not seen.
  case arrivedMeanwhile(messages: [Int])
  case nothingWritten
}

extension AnswerError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noQueueAddress(let queue):
      "queue '\(queue)' has no address to answer from; "
        + "'tickets config --queue \(queue) set address ADDRESS' gives it one"
    case .noRecipient(let ticket):
      "#\(ticket) has nobody to answer to; 'tickets requester \(ticket) ADDRESS' names one"
    case .arrivedMeanwhile(let messages):
      "\(messages.map { "m\($0)" }.joined(separator: ", ")) arrived meanwhile; nothing was sent"
    case .nothingWritten: "nothing was written, so nothing is sent"
    }
  }
}
