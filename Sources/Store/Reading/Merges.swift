/// A merged ticket's number leads to the ticket it lives in for ever.
enum Merges {
  /// Nil when there is no such ticket.
  static func end(of ticket: Int, _ db: Connection) throws -> Int? {
    try Int.fetchOne(
      db,
      sql: """
        WITH RECURSIVE chain (id, next) AS (
          SELECT id, merged_into FROM ticket WHERE id = ?
          UNION
          SELECT t.id, t.merged_into FROM ticket AS t JOIN chain ON t.id = chain.next)
        SELECT id FROM chain WHERE next IS NULL
        """, arguments: [ticket])
  }

  /// The tickets that were merged into one, also by way of others.
  static func sources(of ticket: Int, _ db: Connection) throws -> [Int] {
    try Int.fetchAll(
      db.cachedStatement(
        sql: """
          WITH RECURSIVE source (id) AS (
            SELECT id FROM ticket WHERE merged_into = ?
            UNION
            SELECT t.id FROM ticket AS t JOIN source ON t.merged_into = source.id)
          SELECT id FROM source ORDER BY id
          """), arguments: [ticket])
  }

  /// SQL for the tickets in which those of a range of numbers live that were merged.
  static func ends(ofNumbers test: (_ column: String) -> String) -> String {
    """
    WITH RECURSIVE chain (next) AS (
      SELECT merged_into FROM ticket WHERE merged_into IS NOT NULL AND \(test("id"))
      UNION
      SELECT t.merged_into FROM ticket AS t JOIN chain ON t.id = chain.next
      WHERE t.merged_into IS NOT NULL)
    SELECT next FROM chain
    """
  }
}

extension Snapshot {
  /// The ticket a message was filed on before merges and splits took it where it is.
  package func firstTicket(of message: Int) throws -> Int? {
    try Int.fetchOne(
      db,
      sql: """
        \(Snapshot.placesOfMessage)
        SELECT e.ticket FROM place JOIN event AS e ON e.ticket = place.ticket
        WHERE e.message = :message AND e.kind = 'message'
        """, arguments: ["message": message])
  }

  /// SQL for the tickets a message is or was on, and those merged into them.
  static let placesOfMessage = """
    WITH RECURSIVE place (ticket) AS (
      SELECT ticket FROM message WHERE id = :message
      UNION
      SELECT ticket FROM split_off WHERE message = :message
      UNION
      SELECT t.id FROM ticket AS t JOIN place ON t.merged_into = place.ticket)
    """
}
