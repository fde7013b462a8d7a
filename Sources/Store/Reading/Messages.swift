package import Desk
package import Mail

extension Snapshot {
  /// The messages of a ticket, oldest first, notes included.
  package func messages(of ticket: Int) throws -> [StoredMessage] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM message WHERE ticket = ? ORDER BY id", arguments: [ticket]
    ).map(complete)
  }

  /// Nil when there is no message of that number.
  package func message(_ number: Int) throws -> StoredMessage? {
    try Row.fetchOne(db, sql: "SELECT * FROM message WHERE id = ?", arguments: [number])
      .map(complete)
  }

  /// The mail as it was received, byte for byte, in pieces.
  package func raw(of message: Int, _ sink: ([UInt8]) throws -> Void) throws {
    let chunks = try db.makeStatement(
      sql: "SELECT bytes FROM raw WHERE chunk BETWEEN ? AND ? ORDER BY chunk")
    try chunks.run(RawChunk.all(of: rawKey(of: message))) { values in
      if case .blob(let bytes) = values[0] { try sink(bytes) }
    }
  }

  /// The whole raw mail in memory.
  package func raw(of message: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try raw(of: message) { bytes += $0 }
    return bytes
  }

  /// What was tried to find the message's ticket, in order.
  package func attempts(of message: Int) throws -> [RuleAttempt] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM trial WHERE message = ? ORDER BY place", arguments: [message]
    ).map { row in
      try RuleAttempt(
        rule: Rule(rawValue: row["rule"]) ?? .new,
        result: RuleAttempt.Result(rawValue: row["result"]) ?? .miss,
        evidence: .recorded(row["evidence"]),
        ticket: row["ticket"])
    }
  }

  /// The envelope recipients with which a message arrived.
  package func recipients(ofDelivered message: Int) throws -> [Address] {
    try String.fetchAll(
      cached("SELECT DISTINCT recipient FROM delivery WHERE message = ?"), arguments: [message]
    ).compactMap { Address($0) }
  }

  private func complete(_ row: Row) throws -> StoredMessage {
    let number: Int = try row["id"]
    var message = try StoredMessage(
      number: number, ticket: row["ticket"],
      direction: NewMessage.Direction(rawValue: row["direction"]) ?? .in,
      mailClass: MailClass(rawValue: row["class"]) ?? .human, classReason: row["class_reason"],
      rule: Rule(rawValue: row["rule"]) ?? .new, messageID: MessageID(row["message_id"]),
      inReplyTo: ids(row["in_reply_to"]), references: ids(row["reference_ids"]),
      from: Mailbox(
        name: row["from_name"],
        address: (row["from_address"] as String?).flatMap { Address($0) }),
      to: mailboxes(of: number, role: "to"), cc: mailboxes(of: number, role: "cc"),
      subject: row["subject"], date: (row["date"] as Int64?).map(Timestamp.init(seconds:)),
      received: Timestamp(seconds: row["received"]), isStranger: row["stranger"],
      isUnreadable: row["unreadable"], size: row["size"], sha256: row["sha256"],
      text: row["text"], marks: MarkText.decoded(row["marks"]), parts: parts(of: number),
      recipients: recipients(of: number))
    message.isPartlyRead = try row["partly_read"]
    message.replyTo = try mailboxes(of: number, role: "reply-to")
    message.isForward = message.direction == .out ? try isForward(number) : false
    return message
  }

  private func isForward(_ message: Int) throws -> Bool {
    try Bool.fetchOne(
      cached("SELECT EXISTS (SELECT 1 FROM outbox WHERE message = ? AND kind = 'forward')"),
      arguments: [message]) ?? false
  }

  private func ids(_ lines: String) -> [MessageID] {
    lines.split(separator: "\n").map { MessageID(String($0)) }
  }

  private func mailboxes(of message: Int, role: String) throws -> [Mailbox] {
    try Row.fetchAll(
      cached(
        """
        SELECT c.name, m.address FROM correspondent AS c JOIN mailbox AS m ON m.id = c.mailbox
        WHERE c.message = ? AND c.role = ? ORDER BY c.mailbox
        """), arguments: [message, role]
    ).map { try Mailbox(name: $0["name"], address: Address($0["address"] as String)) }
  }

  private func parts(of message: Int) throws -> [Part] {
    try Row.fetchAll(
      cached("SELECT * FROM part WHERE message = ? ORDER BY number"), arguments: [message]
    ).map { row in
      try Part(
        number: row["number"], type: row["type"], charset: row["charset"],
        disposition: (row["disposition"] as String?).flatMap(Part.Disposition.init(rawValue:)),
        filename: row["filename"], size: row["size"], sha256: row["sha256"],
        enclosing: row["enclosing"], isBody: row["is_body"])
    }
  }

  private func recipients(of message: Int) throws -> [StoredMessage.Recipient] {
    try Row.fetchAll(
      cached("SELECT address, state FROM recipient WHERE message = ? ORDER BY address"),
      arguments: [message]
    ).map { try StoredMessage.Recipient(address: $0["address"], state: $0["state"]) }
  }
}
