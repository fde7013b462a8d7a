package import Desk
package import Mail

extension Snapshot {
  /// The text of that name, a Mustache template; case of ASCII letters does not count.
  package func canned(named name: String) throws -> CannedText? {
    try cannedTexts(where: "name = ?", [name]).first
  }

  /// By name.
  package func cannedTexts() throws -> [CannedText] { try cannedTexts(where: "TRUE", []) }

  private func cannedTexts(
    where condition: String, _ arguments: StatementArguments
  ) throws -> [CannedText] {
    try Row.fetchAll(
      db, sql: "SELECT name, text, updated FROM canned WHERE \(condition) ORDER BY name",
      arguments: arguments
    ).map { row in
      try CannedText(
        name: row["name"], text: row["text"], updated: Timestamp(seconds: row["updated"]))
    }
  }
}

extension Transaction {
  /// Writes a checked text under a checked name, or removes it (nil).
  ///
  /// - Returns: false when that is what is there already.
  @discardableResult
  package func setCanned(
    _ name: String, to text: String?, by actor: String, at now: Timestamp
  ) throws -> Bool {
    let before = try snapshot.canned(named: name)?.text
    guard before != text else { return false }
    if let text {
      try db.execute(
        sql: """
          INSERT INTO canned (name, text, updated) VALUES (:name, :text, :now)
          ON CONFLICT (name) DO UPDATE SET text = :text, updated = :now
          """, arguments: ["name": name, "text": text, "now": now.seconds])
    } else {
      try db.execute(sql: "DELETE FROM canned WHERE name = ?", arguments: [name])
    }
    try record(
      Event(at: now, actor: actor, kind: .canned, before: before, after: text, note: name))
    return true
  }
}
