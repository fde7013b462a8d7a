package import Desk
package import Mail

/// What filing a mail asks of the store besides candidates.
extension Snapshot {
  package struct KnownMessage: Hashable, Sendable {
    package var message: Int
    package var ticket: Int
    package var rule: String
    package var direction: NewMessage.Direction
  }

  /// The stored copy of a mail: same Message-ID and same content.
  package func duplicate(of id: MessageID, contentHash: String) throws -> KnownMessage? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT id, ticket, rule, direction FROM message WHERE id_key = ? AND content_hash = ?
        ORDER BY id
        """, arguments: [IDKey.of(id), contentHash]
    ).map {
      try KnownMessage(
        message: $0["id"], ticket: $0["ticket"], rule: $0["rule"],
        direction: NewMessage.Direction(rawValue: $0["direction"]) ?? .in)
    }
  }

  /// Whether an address was sent a copy of a message.
  package func hasCopy(_ address: Address, of message: Int, on ticket: Int) throws -> Bool {
    try Bool.fetchOne(
      cached(
        """
        SELECT EXISTS (SELECT 1 FROM event WHERE ticket = ? AND message = ? AND kind = 'notice'
          AND after = '\(OutboxEntry.Kind.copy.rawValue)' AND note = ?)
        """), arguments: [ticket, message, "to \(address.text)"]) ?? false
  }

  /// Whether we sent a mail of that content on one of the tickets: it may come back under another
  /// Message-ID.
  package func hasSent(_ contentHash: String, on tickets: [Int]) throws -> Bool {
    try tickets.prefix(10).contains { ticket in
      try Bool.fetchOne(
        cached(
          """
          SELECT EXISTS (SELECT 1 FROM message
            WHERE ticket = ? AND direction = 'out' AND content_hash = ?)
          """), arguments: [Merges.end(of: ticket, db), contentHash]) ?? false
    }
  }

  /// Whether one of the first ids is a message of ours.
  package func hasSent(_ ids: [MessageID]) throws -> Bool {
    try ids.prefix(20).contains { id in
      try Bool.fetchOne(
        cached("SELECT EXISTS (SELECT 1 FROM message WHERE id_key = ? AND direction = 'out')"),
        arguments: [IDKey.of(id)]) ?? false
    }
  }

  package func isParticipant(_ address: Address, of ticket: Int) throws -> Bool {
    try Participants.contains(address, ticket: ticket, db)
  }

  /// Under this address or another one of the same person.
  package func isRequester(_ address: Address, of ticket: Int) throws -> Bool {
    try Participants.contains(address, ticket: ticket, asRequester: true, db)
  }

  package func isTicket(_ number: Int) throws -> Bool {
    try Bool.fetchOne(
      cached("SELECT EXISTS (SELECT 1 FROM ticket WHERE id = ?)"), arguments: [number]) ?? false
  }

  /// The row number of the ticket's queue.
  package func queue(of ticket: Int) throws -> Int? {
    try Int.fetchOne(
      cached("SELECT queue FROM ticket WHERE id = ?"), arguments: [ticket])
  }

  /// As of `now`: what is due has happened.
  package func status(of ticket: Int, at now: Timestamp) throws -> TicketStatus {
    let (facts, autoClose) = try facts(of: ticket)
    return facts.due(by: now, autoClose).status
  }

  /// Where a ticket lives after merges.
  package func mergeEnd(of ticket: Int) throws -> Int {
    try Merges.end(of: ticket, db) ?? ticket
  }

  /// Full texts of the ticket's latest messages before `message`, oldest first: what an answer to it
  /// quotes. None is read that is too long.
  ///
  /// - Parameter fresh: what messages say that are read anew, and not written yet.
  package func earlierTexts(
    of ticket: Int, before message: Int = .max, fresh: [Int: String] = [:]
  ) throws -> [String] {
    let latest = try Int.fetchAll(
      db,
      sql: """
        SELECT id FROM message WHERE ticket = ? AND id < ?
        ORDER BY id DESC LIMIT \(Quotable.mostMessages)
        """, arguments: [ticket, message])
    var room = Quotable.mostBytes
    var texts: [String] = []
    for number in latest {
      let size =
        try fresh[number]?.utf8.count ?? db.size(of: "text", in: "message", row: number)
      guard size <= min(room, Quotable.mostBytesOfOne) else { continue }
      room -= size
      texts +=
        try fresh[number].map { [$0] }
        ?? String.fetchAll(
          cached("SELECT text FROM message WHERE id = ?"), arguments: [number])
    }
    return texts.reversed()
  }

  /// A mail rarely quotes more than the last few mails, and never a book.
  private enum Quotable {
    static let mostMessages = 10
    static let mostBytesOfOne = 200_000
    static let mostBytes = 600_000
  }
}
