internal import Desk
package import Mail

extension Transaction {
  /// Makes somebody the requester.
  ///
  /// - Parameters:
  ///   - requester: without a name, the name the ticket knows for the address stays.
  ///   - keepsFormer: whether the one before stays a participant.
  package func setRequester(
    _ requester: Mailbox, of ticket: Int, keepsFormer: Bool, by actor: String, at now: Timestamp
  ) throws {
    guard let address = requester.address,
      let before = try snapshot.ticket(ticket, at: now)?.requester
    else { return }
    let mailbox = try row(of: address)
    let known = try String.fetchOne(
      db, sql: "SELECT name FROM participant WHERE mailbox = ? AND ticket = ?",
      arguments: [mailbox, ticket])
    let after = Mailbox(
      name: requester.name.isEmpty ? known ?? "" : requester.name, address: address)
    guard before != after else { return }
    let former =
      keepsFormer || before.address == address
      ? "UPDATE participant SET role = 'participant'" : "DELETE FROM participant"
    try execute("\(former) WHERE ticket = ? AND role = 'requester'", [ticket])
    try execute(
      """
      INSERT INTO participant VALUES (?, ?, ?, 'requester')
      ON CONFLICT (mailbox, ticket) DO UPDATE SET name = excluded.name, role = excluded.role
      """, [mailbox, ticket, after.name])
    try execute(
      "UPDATE ticket SET requester_name = ?, requester_address = ? WHERE id = ?",
      [after.name, address.text, ticket])
    try note(.requester, of: ticket, from: before.written, to: after.written, by: actor, at: now)
  }
}

extension Snapshot {
  /// Whether somebody wrote on a ticket, under any address.
  package func hasWritten(_ address: Address, on ticket: Int) throws -> Bool {
    try Participants.hasWritten(address, ticket: ticket, db)
  }
}
