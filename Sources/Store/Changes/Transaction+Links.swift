internal import Desk
package import Mail

extension Transaction {
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
