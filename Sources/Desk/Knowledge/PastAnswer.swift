package import Mail

/// What we once answered to a question like this one.
package struct PastAnswer: Hashable, Sendable {
  package var ticket: Int
  /// The message that answered.
  package var message: Int
  /// Of the ticket.
  package var subject: String
  package var answered: Timestamp
  /// Without quoted text and signature.
  package var text: String

  package init(
    ticket: Int, message: Int, subject: String, answered: Timestamp, text: String
  ) {
    self.ticket = ticket
    self.message = message
    self.subject = subject
    self.answered = answered
    self.text = text
  }
}
