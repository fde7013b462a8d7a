internal import Desk
internal import Mail

extension Transaction {
  /// Copies and confirmations of a message repeat it. What waits to be sent of a message that goes as a
  /// whole is not sent.
  func clearOutbox(
    of stored: StoredMessage, _ redaction: Redaction, on tickets: [Int]
  ) throws {
    for ticket in tickets {
      for row in try Row.fetchAll(
        db, sql: "SELECT id, mail FROM outbox WHERE ticket = ? AND mail IS NOT NULL",
        arguments: [ticket])
      {
        let mail: [UInt8] = try row["mail"]
        guard let rest = try cleared(mail, of: stored, redaction) else { continue }
        try execute("UPDATE outbox SET mail = ? WHERE id = ?", [rest, try row["id"] as Int])
        if redaction == .whole { try cancelEntries(where: "o.id = :key", row["id"]) }
      }
    }
    if redaction == .whole { try cancelEntries(where: "o.message = :key", stored.number) }
  }

  private func cancelEntries(where test: String, _ key: Int) throws {
    for entry in try snapshot.entries(where: test, arguments: ["key": key]) {
      _ = try cancel(entry)
    }
  }

  private func cleared(
    _ mail: [UInt8], of stored: StoredMessage, _ redaction: Redaction
  ) throws -> [UInt8]? {
    switch redaction {
    case .text: return try Message.redacted(mail, redaction)
    case .whole:
      return Message(reading: mail).inReplyTo.contains(stored.messageID)
        ? try Message.redacted(mail, .whole) : nil
    case .part(let number):
      let removed = stored.parts.first { $0.number == number }
      let copy = Message(reading: mail).parts.first { $0.sha256 == removed?.sha256 }
      return try copy.flatMap { try Message.redacted(mail, .part($0.number)) }
    }
  }
}
