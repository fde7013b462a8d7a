internal import Desk
package import Mail

/// Who takes part in a ticket beside its requester, by an agent's word; no change, no event.
extension Transaction {
  /// Lets somebody take part, and get answers again who was muted.
  ///
  /// - Returns: false when the ticket has as many participants as it may have.
  package func addParticipant(
    _ mailbox: Mailbox, to ticket: Int, by actor: String, at now: Timestamp
  ) throws -> Bool {
    guard let address = mailbox.address else { return true }
    let before = try role(of: address, on: ticket)
    switch before {
    case "requester", "participant": return true
    case nil:
      guard try Participants.room(onTicket: ticket, db) > 0 else { return false }
      try addParticipants([mailbox], to: ticket)
    default: try setRole("participant", of: address, on: ticket)
    }
    try note(address, on: ticket, from: before, to: "participant", by: actor, at: now)
    return true
  }

  /// - Throws: `ManageError` when it is the requester, or nobody who takes part.
  package func removeParticipant(
    _ address: Address, from ticket: Int, by actor: String, at now: Timestamp
  ) throws {
    let before = try changeableRole(of: address, on: ticket)
    try execute(
      "DELETE FROM participant WHERE mailbox = ? AND ticket = ?", [try row(of: address), ticket])
    try note(address, on: ticket, from: before, to: nil, by: actor, at: now)
  }

  /// - Throws: `ManageError` when it is the requester, or nobody who takes part.
  package func muteParticipant(
    _ address: Address, on ticket: Int, by actor: String, at now: Timestamp
  ) throws {
    let before = try changeableRole(of: address, on: ticket)
    guard before != Participants.muted else { return }
    try setRole(Participants.muted, of: address, on: ticket)
    try note(address, on: ticket, from: before, to: Participants.muted, by: actor, at: now)
  }

  private func changeableRole(of address: Address, on ticket: Int) throws -> String {
    switch try role(of: address, on: ticket) {
    case nil: throw ManageError.takesNoPart(address.text, ticket: ticket)
    case "requester": throw ManageError.isRequester(address.text, ticket: ticket)
    case let role?: return role
    }
  }

  private func role(of address: Address, on ticket: Int) throws -> String? {
    try String.fetchOne(
      db,
      sql: """
        SELECT p.role FROM participant AS p JOIN mailbox AS b ON b.id = p.mailbox
        WHERE b.address = ? AND p.ticket = ?
        """, arguments: [address.key, ticket])
  }

  private func setRole(_ role: String, of address: Address, on ticket: Int) throws {
    try execute(
      "UPDATE participant SET role = ? WHERE mailbox = ? AND ticket = ?",
      [role, try row(of: address), ticket])
  }

  private func note(
    _ address: Address, on ticket: Int, from before: String?, to after: String?,
    by actor: String, at now: Timestamp
  ) throws {
    try touch(ticket, at: now)
    try record(
      Event(
        at: now, actor: actor, kind: .participant, before: before, after: after,
        note: address.text, ticket: ticket))
  }
}
