internal import Mail

extension OutboxEntry {
  /// The outbox object of `outbox --json`, documented in tickets(1).
  package var json: JSON {
    [
      "format": 1,
      "entry": .number(number),
      "kind": .text(kind.rawValue),
      "ticket": .optional(ticket),
      "message": .optional(message),
      "message_id": .text(messageID.text),
      "sender": .optional(sender?.text),
      "created": .time(created),
      "tries": .number(tries),
      "next_try": .time(nextTry),
      "recipients": .array(recipients.map(\.json)),
    ]
  }
}

extension OutboxEntry.Recipient {
  fileprivate var json: JSON {
    [
      "recipient": .text(address.text), "state": .text(state.rawValue), "detail": .text(detail),
    ]
  }
}
