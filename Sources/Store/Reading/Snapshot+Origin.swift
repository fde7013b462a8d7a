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
