internal import Mail

/// Who takes part in a ticket: requester, Cc'd, and every other address of the same person.
enum Participants {
  /// The role of who takes part and gets no answers.
  static let muted = "muted"

  static func contains(
    _ address: Address, ticket: Int, asRequester: Bool = false, _ db: Connection
  ) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (
          SELECT 1 FROM mailbox AS own
          JOIN mailbox AS same ON same.id = own.id OR same.person = own.person
          JOIN participant AS p ON p.mailbox = same.id AND p.ticket = :ticket
          WHERE own.address = :address AND (p.role = 'requester' OR NOT :requester))
        """, arguments: ["address": address.key, "ticket": ticket, "requester": asRequester])
      ?? false
  }

  static func hasWritten(_ address: Address, ticket: Int, _ db: Connection) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        WITH \(person)
        SELECT EXISTS (
          SELECT 1 FROM message AS m INDEXED BY message_by_ticket CROSS JOIN person
          WHERE m.ticket = :ticket AND \(isFromPerson))
        """, arguments: ["address": address.key, "ticket": ticket]) ?? false
  }

  /// Under all addresses.
  private static let person = """
    person (mailbox, address) AS (
      SELECT same.id, same.address FROM mailbox AS own
      JOIN mailbox AS same ON same.id = own.id OR same.person = own.person
      WHERE own.address = :address)
    """

  /// Whether nothing but somebody else's To or Cc made somebody a participant: under none of his
  /// addresses did he open the ticket or write on it, and nothing of ours on it went to him.
  static func isBystander(_ address: Address, ticket: Int, _ db: Connection) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        WITH \(person)
        SELECT NOT EXISTS (
          SELECT 1 FROM participant WHERE ticket = :ticket AND role = 'requester'
            AND mailbox IN (SELECT mailbox FROM person))
        AND NOT EXISTS (
          SELECT 1 FROM message AS m INDEXED BY message_by_ticket CROSS JOIN person
          WHERE m.ticket = :ticket AND (\(isFromPerson) OR \(isToPerson)))
        """, arguments: ["address": address.key, "ticket": ticket]) ?? false
  }

  /// By the correspondent: From may name others beside him.
  private static let isFromPerson = """
    (m.direction = 'in' AND NOT m.stranger AND lower(m.from_address) = person.address)
    """

  /// An imported answer has no recipients but those of its header.
  private static let isToPerson = """
    (m.direction = 'out'
      AND (EXISTS (SELECT 1 FROM recipient AS r
          WHERE r.message = m.id AND r.address = person.address)
        OR EXISTS (SELECT 1 FROM correspondent AS c
          WHERE c.mailbox = person.mailbox AND c.message = m.id AND c.role IN ('to', 'cc')))
      AND NOT EXISTS (SELECT 1 FROM outbox
        WHERE outbox.message = m.id AND \(OwnMail.isTakenBack("outbox"))))
    """

  /// Of one ticket: more are a list's, not a conversation's, and a stranger could name thousands.
  private static let most = 500

  static func room(onTicket ticket: Int, _ db: Connection) throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(
        sql: "SELECT max(0, \(most) - count(*)) FROM participant WHERE ticket = ?"),
      arguments: [ticket]) ?? 0
  }
}
