package import Mail

extension Ticket {
  /// The ticket object of every `--json`, documented in tickets(1).
  package func json(highlighted: Bool) -> JSON {
    [
      "format": 1,
      "ticket": .number(number),
      "queue": .text(queue),
      "subject": .text(subject),
      "status": .text(status.rawValue),
      "requester": requester.json,
      "participants": .array(participants.map(\.json)),
      "muted": .texts(participants.compactMap(\.address).filter(muted.contains).map(\.text)),
      "assignee": .optional(assignee),
      "priority": .text(priority.rawValue),
      "tags": .texts(tags),
      "account": .optional(account),
      "fields": .object(fields.map { (name: $0.name, value: .text($0.value)) }),
      "login_url": .optional(loginURL),
      "created": .time(created),
      "updated": .time(updated),
      "answered": .time(answered),
      "closed": .time(closed),
      "closes_at": .time(closesAt),
      "hold_until": .time(holdUntil),
      "waiting": .optional(waiting?.rawValue),
      "waiting_since": .time(waitingSince),
      "message_count": .number(messageCount),
      "highlighted": .bool(highlighted),
      "undelivered": .bool(undelivered),
      "failed_answer": .optional(failedAnswer?.text),
      "links": .array(links.map(JSON.number)),
      "merged_into": .optional(mergedInto),
    ]
  }
}

extension Mailbox {
  /// A person in every object.
  package var json: JSON { ["name": .text(name), "address": .optional(address?.text)] }
}
