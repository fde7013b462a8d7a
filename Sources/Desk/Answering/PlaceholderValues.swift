import Mail

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
