import BlackBox
import Foundation
import GRDB

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
        return try DatabaseQueue(path: desk.folder.file(store)).read {
          try damages($0) + halves($0) + losses($0)
        }
      } catch let error as DatabaseError {
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

  private func damages(_ db: Database) throws -> [String] {
    try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      + Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "\($0)" }
  }

  /// Each mail is whole, and that which was sent.
  private func halves(_ db: Database) throws -> [String] {
    try Row.fetchAll(db, sql: "SELECT message, message_id FROM v_message").compactMap { row in
      let (number, id) = (row["message"] as Int, row["message_id"] as String)
      let raw = try Data.fetchAll(
        db,
        sql: """
          SELECT bytes FROM raw WHERE chunk >> 16 = coalesce(
            (SELECT -number FROM large_raw WHERE message = :message), :message)
          ORDER BY chunk
          """, arguments: ["message": number]
      ).reduce(Data(), +)
      let isWhole = try Bool.fetchOne(
        db, sql: "SELECT size = ? FROM v_message WHERE message = ?",
        arguments: [raw.count, number])
      let sent = PowerScenario.texts(of: id).map { Data($0.utf8) }
      return isWhole == true && (sent.isEmpty || sent.contains(raw)) ? nil : "half of \(id)"
    }
  }

  private func losses(_ db: Database) throws -> [String] {
    try answered.filter { try Bool.fetchOne(db, sql: $0.proof) != true }.map { "lost: \($0.name)" }
  }

  /// By our own program, which opens the store in its own way.
  func verification() throws -> [String] {
    guard desk.folder.names.contains("tickets.db") else { return [] }
    let run = try desk.tickets("verify")
    return run.end == .exit(0) ? [] : ["verify: \(run)"]
  }
}
