internal import Mail

/// Who takes part in a ticket: requester, Cc'd, and every other address of the same person.
enum Participants {
  static func contains(_ address: Address, ticket: Int, _ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (
          SELECT 1 FROM mailbox AS own
          JOIN mailbox AS same ON same.id = own.id OR same.person = own.person
          JOIN participant AS p ON p.mailbox = same.id AND p.ticket = ?
          WHERE own.address = ?)
        """, arguments: [ticket, address.key]) ?? false
  }
}
