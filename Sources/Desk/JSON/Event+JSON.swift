extension Event {
  /// The event object of `log --json`, documented in tickets(1).
  package var json: JSON {
    [
      "format": 1,
      "event": .optional(number),
      "ticket": .optional(ticket),
      "message": .optional(message),
      "at": .time(at),
      "actor": .text(actor),
      "kind": .text(kind.rawValue),
      "before": .optional(before),
      "after": .optional(after),
      "note": .text(note),
    ]
  }
}
