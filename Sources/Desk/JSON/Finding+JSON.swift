extension Finding {
  /// The finding object of `doctor --json`, documented in tickets(1).
  package var json: JSON {
    [
      "format": 1,
      "severity": .text(severity.rawValue),
      "subject": .text(subject),
      "what": .text(what),
      "remedy": .optional(remedy),
    ]
  }
}
