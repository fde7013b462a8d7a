/// What a template can ask for: `{{name}}`.
package enum Placeholder: String, CaseIterable, Sendable {
  /// The ticket's number.
  case ticket
  /// `[TAG #42]`, which brings answers back to the ticket.
  case tag
  case subject
  /// The requester's name, else the address.
  case requester
  /// Name and address of who wrote the mail; of copies.
  case sender
  /// The queue's display name, else its name.
  case queue
  /// The queue's address.
  case address
  /// What the mail is about: the answer, or the customer's message.
  case text
  /// Whoever answers, as customers call them; of answers.
  case agent
  /// Articles that may help, as lines.
  case suggestions
  case account
  case loginURL = "login_url"
  /// When the ticket closes by itself.
  case closesAt = "closes_at"
  /// How many days that is from now.
  case days
}
