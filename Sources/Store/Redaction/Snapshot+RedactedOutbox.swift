internal import Desk
internal import Mail

extension Snapshot {
  /// Copies and confirmations of a message repeat it. What waits to be sent of a message that goes as a
  /// whole is not sent.
  func outboxClearings(
    of stored: StoredMessage, _ redaction: Redaction, on tickets: [Int]
  ) throws -> (edits: [RedactionDraft.Edit], cancelled: [Int]) {
    var edits: [RedactionDraft.Edit] = []
    var cancelled: [Int] = []
    for (number, mail) in try outboxMails(of: tickets) {
      guard let rest = try cleared(mail, of: stored, redaction) else { continue }
      edits.append(
        .init(sql: "UPDATE outbox SET mail = ? WHERE id = ?", arguments: [rest, number]))
      cancelled.append(number)
    }
    guard redaction == .whole else { return (edits, []) }
    let own = try Int.fetchAll(
      db, sql: "SELECT id FROM outbox WHERE message = ?", arguments: [stored.number])
    return (edits, cancelled + own)
  }

  /// Mail of the outbox that is no message: notices.
  func outboxMails(of tickets: [Int]) throws -> [(number: Int, mail: [UInt8])] {
    try tickets.flatMap { ticket in
      try Row.fetchAll(
        db, sql: "SELECT id, mail FROM outbox WHERE ticket = ? AND mail IS NOT NULL",
        arguments: [ticket]
      ).map { (number: try $0["id"], mail: try $0["mail"]) }
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
