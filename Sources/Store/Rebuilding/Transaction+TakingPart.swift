internal import Desk
internal import Mail

extension Transaction {
  /// Gives a ticket of which nobody takes part any more its participants back: the requester, who wrote
  /// on it without being a stranger, whom they wrote to, and to whom our answers went. Where some are
  /// left, they stay what they are: people may have been added and removed by hand.
  ///
  /// - Returns: whether somebody was added.
  func rebuildParticipants(of ticket: Int, _ queues: [Queue]) throws -> Bool {
    let anyone = try db.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM participant WHERE ticket = ?)")
    if try Bool.fetchOne(anyone, arguments: [ticket]) ?? false { return false }
    let requester = try requester(of: ticket)
    if let address = requester.address {
      try putBack(
        .participant(
          mailbox: try row(of: address), name: requester.name, role: "requester"), to: ticket)
    }
    for source in try [ticket] + Merges.sources(of: ticket, db) {
      try addParticipants([self.requester(of: source)], to: ticket)
      for message in try OwnMessages(db: db).messages(of: source) {
        try addParticipants(participants(from: message, queues), to: ticket)
      }
    }
    return try Bool.fetchOne(anyone, arguments: [ticket]) ?? false
  }

  private func requester(of ticket: Int) throws -> Mailbox {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT requester_name AS name, requester_address AS address FROM ticket WHERE id = ?"),
      arguments: [ticket])
    return try row.map(mailbox) ?? Mailbox(name: "", address: nil)
  }

  private func mailbox(_ row: Row) throws -> Mailbox {
    Mailbox(name: try row["name"], address: (row["address"] as String?).flatMap { Address($0) })
  }

  /// Those whom a message makes take part.
  func participants(from message: Int, _ queues: [Queue]) throws -> [Mailbox] {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT direction, from_name AS name, from_address AS address FROM message AS m
          WHERE id = ? AND class = '\(MailClass.human.rawValue)' AND NOT stranger
            AND (direction = '\(NewMessage.Direction.in.rawValue)' OR \(OwnMail.isAnswer("m")))
          """), arguments: [message])
    guard let row else { return [] }
    let isOurs = try row["direction"] == NewMessage.Direction.out.rawValue
    let named = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT c.name, m.address FROM correspondent AS c JOIN mailbox AS m ON m.id = c.mailbox
          WHERE c.message = ? AND c.role IN ('to', 'cc') ORDER BY c.role DESC, c.mailbox
          """), arguments: [message]
    ).map(mailbox)
    let addressees = Addressees(
      named, recipients: try snapshot.recipients(ofDelivered: message), queues: queues)
    let others = isOurs || addressees.takePart ? addressees.others : []
    return try (isOurs ? [] : [mailbox(row)]) + others
  }
}
