internal import Desk
package import Mail

extension Transaction {
  /// Makes the addresses, and all that were one person's with any of them, one person's, whose number
  /// is the row of one of them.
  package func linkPerson(_ addresses: [Address], by actor: String, at now: Timestamp) throws {
    let rows = try addresses.map(row)
    guard let person = rows.min() else { return }
    for row in rows {
      try db.execute(
        sql: """
          UPDATE mailbox SET person = :person
          WHERE id = :row OR person = (SELECT person FROM mailbox WHERE id = :row)
          """, arguments: ["person": person, "row": row])
    }
    let note = addresses.map(\.key).joined(separator: " ")
    try record(Event(at: now, actor: actor, kind: .person, after: "linked", note: note))
  }

  /// The address stands for itself again; the others stay one person's, with a number that is not
  /// its own.
  ///
  /// - Returns: false when it was nobody else's.
  @discardableResult
  package func unlinkPerson(
    _ address: Address, by actor: String, at now: Timestamp
  ) throws -> Bool {
    let person = try Int.fetchOne(
      db, sql: "SELECT person FROM mailbox WHERE address = ?", arguments: [address.key])
    guard let person else { return false }
    try db.execute(
      sql: "UPDATE mailbox SET person = NULL WHERE address = ?", arguments: [address.key])
    try db.execute(
      sql: """
        UPDATE mailbox SET person =
          (SELECT CASE WHEN count(*) > 1 THEN min(id) END FROM mailbox WHERE person = :person)
        WHERE person = :person
        """, arguments: ["person": person])
    try record(
      Event(at: now, actor: actor, kind: .person, after: "unlinked", note: address.key))
    return true
  }
}

extension Snapshot {
  /// The address itself and the others of the same person; empty when it was never seen.
  package func addressesOfPerson(_ address: Address) throws -> [Address] {
    try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT same.address FROM mailbox AS own
        JOIN mailbox AS same ON same.id = own.id OR same.person = own.person
        WHERE own.address = ? ORDER BY same.id
        """, arguments: [address.key]
    ).compactMap { Address($0) }
  }
}
