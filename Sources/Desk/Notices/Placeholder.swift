import Mail

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

extension Placeholder {
  /// What the templates of a ticket's mail can ask for, by name.
  package static func values(
    of ticket: Ticket, in queue: Queue, text: String, agent: String = ""
  ) -> [String: String] {
    let values: [Placeholder: String] = [
      .ticket: String(ticket.number),
      .tag: TicketTag.text(tag: queue.settings.tag, ticket: ticket.number),
      .subject: ticket.subject,
      .requester: ticket.requester.name.isEmpty
        ? ticket.requester.address?.text ?? "" : ticket.requester.name,
      .queue: queue.settings.name.isEmpty ? queue.name : queue.settings.name,
      .address: queue.settings.address?.text ?? "",
      .text: text,
      .agent: agent,
      .account: ticket.account ?? "",
      .loginURL: ticket.loginURL ?? "",
      .closesAt: ticket.closesAt?.rfc3339 ?? "",
    ]
    return Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) })
  }
}
