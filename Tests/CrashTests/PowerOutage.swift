import BlackBox
import Foundation

/// A store as a power failure left it.
struct PowerOutage {
  private let desk: TestDesk
  private let answered: [PowerScenario.Step]

  init(_ image: [String: Data], _ answered: [PowerScenario.Step]) throws {
    desk = try TestDesk()
    self.answered = answered
    for (name, content) in image {
      try content.write(to: URL(fileURLWithPath: desk.folder.file(name)))
    }
  }

  var faults: [String] {
    get throws {
      guard let store else { return answered.isEmpty ? [] : ["lost: the store"] }
      do {
        let client = try SQLiteClient(desk.folder.file(store))
        return try damages(client) + halves(client) + losses(client)
      } catch let error as SQLiteClient.Fault {
        return ["\(error)"]
      }
    }
  }

  /// While `tickets restore` puts one in the place of another there is only the one that it keeps; mail is
  /// put off until it has run again.
  private var store: String? {
    desk.folder.names.first { $0 == "tickets.db" }
      ?? desk.folder.names.first { $0.hasPrefix("tickets.db.before-") && $0.hasSuffix("Z") }
  }

  private func damages(_ client: SQLiteClient) throws -> [String] {
    try client.texts("PRAGMA integrity_check").filter { $0 != "ok" }
      + client.rows("PRAGMA foreign_key_check").map { "\($0)" }
  }

  /// Each mail is whole, and that which was sent.
  private func halves(_ client: SQLiteClient) throws -> [String] {
    try client.rows("SELECT message, message_id, size FROM v_message").compactMap { row in
      let (number, id) = (row["message"].number ?? 0, row["message_id"].text ?? "")
      let raw = try client.rows(
        """
        SELECT bytes FROM raw WHERE chunk >> 16 = coalesce(
          (SELECT -number FROM large_raw WHERE message = ?1), ?1)
        ORDER BY chunk
        """, number
      ).flatMap { $0["bytes"].bytes ?? [] }
      let sent = PowerScenario.texts(of: id).map { Array($0.utf8) }
      let isWhole = row["size"].number == raw.count && (sent.isEmpty || sent.contains(raw))
      return isWhole ? nil : "half of \(id)"
    }
  }

  private func losses(_ client: SQLiteClient) throws -> [String] {
    try answered.filter { try (client.number($0.proof) ?? 0) == 0 }.map { "lost: \($0.name)" }
  }

  /// By our own program, which opens the store in its own way.
  func verification() throws -> [String] {
    guard desk.folder.names.contains("tickets.db") else { return [] }
    let run = try desk.tickets("verify")
    return run.end == .exit(0) ? [] : ["verify: \(run)"]
  }
}
