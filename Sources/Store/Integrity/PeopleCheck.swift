internal import Desk
internal import Mail

/// Whether those take part in tickets who have to: requesters, and who wrote as a participant.
struct PeopleCheck {
  let db: Connection

  func faults() throws -> [Fault] { try requesters() + authors() }

  private func requesters() throws -> [Fault] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, requester_address, (
          SELECT group_concat(b.address, ', ') FROM participant AS p
          JOIN mailbox AS b ON b.id = p.mailbox
          WHERE p.ticket = ticket.id AND p.role = 'requester') AS found
        FROM ticket WHERE merged_into IS NULL AND requester_address IS NOT NULL
        """
    ).compactMap { row in
      guard let address = try Address(row["requester_address"] as String) else { return nil }
      let found: String? = row["found"]
      guard found != address.key else { return nil }
      let ticket: Int = try row["id"]
      let text = found.map { "\($0) is recorded as the requester, who is \(address.text)" }
      return Fault(
        "#\(ticket): \(text ?? "its requester is not a participant")",
        .repair(.requester(ticket: ticket)))
    }
  }

  /// Unless somebody was taken off the ticket, or it has as many as it may have.
  private func authors() throws -> [Fault] {
    let separated = try String.fetchSet(
      db, sql: "SELECT note FROM event WHERE kind = 'person' AND after = 'unlinked'",
      arguments: [])
    return try Row.fetchAll(
      db,
      sql: """
        SELECT m.ticket, m.from_address, min(m.id) AS message FROM message AS m
        WHERE m.direction = 'in' AND m.class = 'human' AND NOT m.stranger
          AND m.from_address IS NOT NULL
          AND NOT EXISTS (
            SELECT 1 FROM mailbox AS b JOIN participant AS p
              ON p.mailbox = b.id AND p.ticket = m.ticket
            WHERE b.address = lower(m.from_address))
          AND NOT EXISTS (
            SELECT 1 FROM event AS e WHERE e.kind IN ('participant', 'requester') AND (
              e.ticket = m.ticket OR e.ticket IN (
                SELECT id FROM ticket WHERE merged_into = m.ticket)))
        GROUP BY m.ticket, m.from_address
        """
    ).compactMap { row in
      guard let address = try Address(row["from_address"] as String),
        !separated.contains(address.key)
      else { return nil }
      let (ticket, message): (Int, Int) = (try row["ticket"], try row["message"])
      guard try !Participants.contains(address, ticket: ticket, db),
        try Participants.room(onTicket: ticket, db) > 0
      else { return nil }
      return Fault(
        "#\(ticket): \(address.text) wrote m\(message) as a participant, but is not one",
        .look(ticket: ticket))
    }
  }
}
