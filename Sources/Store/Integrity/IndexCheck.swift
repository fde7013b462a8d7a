internal import Desk
internal import Mail

/// Reads each mail again and compares: what is stored of its text, and what the search index holds of
/// it, must be what the mail says. Mail that an older reader has read is left out.
struct IndexCheck {
  private let store: Snapshot
  private let held: [Int: WordDigest]
  private let trial: TrialIndex

  private static let batch = 200

  init(_ store: Snapshot) throws {
    self.store = store
    held = try IndexedWords(of: "search", in: "main", store.db).digests()
    trial = try TrialIndex(store.db)
  }

  func faults() throws -> [Fault] {
    var faults: [Fault] = []
    var last = 0
    while true {
      let next = try Int.fetchAll(
        store.cached("SELECT id FROM message WHERE id > ? AND reading = ? ORDER BY id LIMIT ?"),
        arguments: [last, Message.readingVersion, IndexCheck.batch])
      guard let end = next.last else { return faults }
      faults += try self.faults(of: next)
      last = end
    }
  }

  private func faults(of messages: [Int]) throws -> [Fault] {
    var faults: [Fault] = []
    var expected: [Int: SearchColumns] = [:]
    for number in messages {
      guard let stored = try store.message(number), !stored.isUnreadable else { continue }
      let mail = Message(reading: try store.raw(of: number))
      if mail.text != stored.text || mail.subject != stored.subject || mail.parts != stored.parts {
        faults.append(
          Fault("m\(number): what is stored does not match its mail", .reindexAll))
      } else if try store.isIndexed(number) {
        expected[number] = SearchColumns(mail, marks: stored.marks)
      }
    }
    let digests = try trial.digests(of: expected)
    return faults
      + expected.keys.sorted().filter { digests[$0] != held[$0] }
      .map { Fault("m\($0): the search index does not have its words", .reindexAll) }
  }
}

/// Whether every message can be found, and nothing else.
struct IndexEntries {
  let db: Connection

  func faults() throws -> [Fault] {
    try stray() + missing()
      + IndexCopy(of: db).damaged().map { Fault("the index \($0) is damaged", .reindex) }
  }

  private func stray() throws -> [Fault] {
    try Int.fetchAll(
      db, sql: "SELECT id FROM search_docsize WHERE id NOT IN (SELECT id FROM message)"
    ).map { Fault("the search index has a message m\($0) that does not exist", .reindex) }
  }

  /// Mail above `max-message-size` is not indexed: where that was ever set, none is missed.
  private func missing() throws -> [Fault] {
    try Int.fetchAll(
      db,
      sql: """
        SELECT id FROM message WHERE id NOT IN (SELECT id FROM search_docsize) AND NOT EXISTS (
          SELECT 1 FROM event WHERE kind = '\(Event.Kind.setting.rawValue)'
            AND note LIKE '\(SettingKey.maxMessageSize.rawValue)%')
        """
    ).map { Fault("m\($0): it is not in the search index", .reindex) }
  }
}
