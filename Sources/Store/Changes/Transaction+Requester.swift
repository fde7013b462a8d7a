internal import Desk
package import Mail

extension Transaction {
  /// Makes somebody the requester; the one before stays a participant.
  ///
  /// - Parameter requester: without a name, the name the ticket knows for the address stays.
  package func setRequester(
    _ requester: Mailbox, of ticket: Int, by actor: String, at now: Timestamp
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
    try execute(
      "UPDATE participant SET role = 'participant' WHERE ticket = ? AND role = 'requester'",
      [ticket])
    try execute(
      "INSERT OR REPLACE INTO participant VALUES (?, ?, ?, 'requester')",
      [mailbox, ticket, after.name])
    try execute(
      "UPDATE ticket SET requester_name = ?, requester_address = ? WHERE id = ?",
      [after.name, address.text, ticket])
    try note(.requester, of: ticket, from: before.written, to: after.written, by: actor, at: now)
  }
}
