internal import Desk

/// Whether tickets are what the last event of each kind says.
struct EventCheck {
  let db: Connection

  func faults() throws -> [Fault] {
    try faults("status", .status, .created) + faults("assignee", .assignee)
      + faults("subject", .subject) + faults("priority", .priority, column: priority)
  }

  private let priority =
    "CASE priority "
    + Priority.allCases.map { "WHEN \($0.rank) THEN '\($0.rawValue)'" }.joined(separator: " ")
    + " END"

  private func faults(
    _ name: String, _ kinds: Event.Kind..., column: String? = nil
  ) throws -> [Fault] {
    let list = kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    return try Row.fetchAll(
      db,
      sql: """
        SELECT id, logged, found FROM (SELECT id, merged_into, \(column ?? name) AS found FROM ticket)
        JOIN (
          SELECT ticket, after AS logged, max(id) AS event FROM event WHERE kind IN (\(list))
          GROUP BY ticket) AS e ON e.ticket = id
        WHERE merged_into IS NULL AND logged IS NOT found
        """
    ).map { row in
      let ticket: Int = try row["id"]
      let (found, logged) = (row["found"] as String?, row["logged"] as String?)
      return Fault(
        "#\(ticket): \(name) is '\(found ?? "")', but its log says '\(logged ?? "")'",
        .look(ticket: ticket))
    }
  }
}
