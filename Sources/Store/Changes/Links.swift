internal import Desk
package import Mail

extension Transaction {
  /// - Returns: false when one of the two has as many links as a ticket may have.
  @discardableResult
  package func link(
    _ ticket: Int, _ other: Int, by actor: String, at now: Timestamp
  ) throws -> Bool {
    for one in [ticket, other] where try !hasRoomForLink(one, to: one == ticket ? other : ticket) {
      return false
    }
    for (one, two) in [(ticket, other), (other, ticket)] {
      try db.execute(
        sql: "INSERT INTO link VALUES (?, ?) ON CONFLICT DO NOTHING", arguments: [one, two])
      guard db.changesCount > 0 else { continue }
      try record(Event(at: now, actor: actor, kind: .link, after: "\(two)", ticket: one))
    }
    return true
  }

  /// A stranger may refer to the same ticket a thousand times.
  func hasRoomForLink(_ ticket: Int, to other: Int) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT count(*) < \(Transaction.mostLinks) OR max(other = :other)
          FROM link WHERE ticket = :ticket
          """), arguments: ["ticket": ticket, "other": other]) ?? true
  }

  /// Of one ticket.
  package static let mostLinks = 100

  /// Takes the link between two tickets away, also where it was made to tickets that have been merged
  /// into them since.
  package func unlink(_ ticket: Int, _ other: Int, by actor: String, at now: Timestamp) throws {
    for (one, two) in [(ticket, other), (other, ticket)] {
      let links = try Int.fetchAll(
        db, sql: "SELECT other FROM link WHERE ticket = ?", arguments: [one])
      for link in try links.filter({ try Merges.end(of: $0, db) == two }) {
        try execute("DELETE FROM link WHERE ticket = ? AND other = ?", [one, link])
        try record(Event(at: now, actor: actor, kind: .link, before: "\(link)", ticket: one))
      }
    }
  }
}
