internal import Desk
internal import Mail

extension CandidateSearch {
  /// A token leads to its ticket, unless the mail answers a message that was split off from it: then
  /// to where that message is.
  func afterSplits(_ proof: TicketMatch) throws -> TicketMatch {
    let origins = [proof.ticket, try Merges.end(of: proof.ticket, db) ?? proof.ticket]
    guard try origins.contains(where: hasLostMessages) else { return proof }
    for named in hints.named {
      if let answered = try stored(named.id) {
        guard try origins.contains(where: { try lost(answered.message, $0) }) else { return proof }
        var moved = proof
        moved.ticket = answered.ticket
        moved.evidence = .splitOff(
          proof.evidence, message: answered.message, from: proof.ticket)
        return moved
      }
      if named.id == proof.id { return proof }
    }
    return proof
  }

  private func hasLostMessages(_ ticket: Int) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM split_off WHERE ticket = ?)", arguments: [ticket])
      ?? false
  }

  private func lost(_ message: Int, _ ticket: Int) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM split_off WHERE ticket = ? AND message = ?)",
      arguments: [ticket, message]) ?? false
  }

  func stored(_ id: MessageID) throws -> (message: Int, ticket: Int)? {
    try Row.fetchOne(
      db, sql: "SELECT id, ticket FROM message WHERE id_key = ? ORDER BY id DESC",
      arguments: [IDKey.of(id)]
    ).map { (message: try $0["id"], ticket: try $0["ticket"]) }
  }
}
