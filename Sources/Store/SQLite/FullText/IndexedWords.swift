/// What the search index holds of messages, told by the index itself: a contentless index can be
/// emptied of a message only by whoever tells it what it holds (sqlite.org/fts5.html §4.4.3.1), and the
/// program that put it in may have read the mail otherwise.
///
/// One look at the whole index takes a second for a hundred thousand messages.
struct IndexedWords {
  private let db: Connection
  private let table: String

  /// - Parameter schema: `main` or `temp`, where the index is.
  init(of index: String, in schema: String, _ db: Connection) throws {
    self.db = db
    table = "temp.\(schema)_\(index)_words"
    try db.execute(
      sql: """
        CREATE VIRTUAL TABLE IF NOT EXISTS \(table)
        USING fts5vocab('\(schema)', '\(index)', 'instance')
        """)
  }

  struct Word {
    let column: String
    let place: Int
    /// UTF-8, folded.
    let bytes: [UInt8]
  }

  /// - Parameters:
  ///   - messages: nil for all.
  ///   - body: gets the words in an order of their own.
  func read(of messages: [Int]? = nil, _ body: (_ message: Int, Word) -> Void) throws {
    let chosen = messages == nil ? "" : "WHERE doc IN \(Dialect.elements(of: ":messages"))"
    var last: [UInt8] = []
    try db.makeStatement(
      sql: "SELECT doc, col, offset, CAST(term AS BLOB) FROM \(table) \(chosen)"
    ).run(messages.map { ["messages": Dialect.list($0)] } ?? []) { values in
      guard let message = Int.fromDatabaseValue(values[0]),
        let column = String.fromDatabaseValue(values[1]),
        let place = Int.fromDatabaseValue(values[2]),
        let bytes = [UInt8].fromDatabaseValue(values[3])
      else { throw StoreError.defect("the search index has an entry that is not a word") }
      // The same words follow one another: they are kept once.
      if bytes != last { last = bytes }
      body(message, Word(column: column, place: place, bytes: last))
    }
  }

  /// The words of each message as texts again, of which the index makes the same words: a word is
  /// folded once, and folding it again changes nothing.
  func columns(of messages: [Int]) throws -> [Int: SearchColumns] {
    var words: [Int: [String: [Word]]] = [:]
    for message in messages { words[message] = [:] }
    try read(of: messages) { words[$0, default: [:]][$1.column, default: []].append($1) }
    return words.mapValues { columns in
      SearchColumns(
        texts: SearchColumns.names.map { name in
          let words = (columns[name] ?? []).sorted { $0.place < $1.place }
            .map { CutWord.completed($0.bytes) }
          return String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
        })
    }
  }

  /// Tells whether messages have the same words at the same places.
  func digests(of messages: [Int]? = nil) throws -> [Int: WordDigest] {
    var digests: [Int: WordDigest] = [:]
    try read(of: messages) { digests[$0, default: WordDigest()].add($1) }
    return digests
  }
}

/// Of words in any order.
struct WordDigest: Hashable {
  private var count = 0
  private var sum = 0

  mutating func add(_ word: IndexedWords.Word) {
    var hasher = Hasher()
    hasher.combine(word.column)
    hasher.combine(word.place)
    hasher.combine(word.bytes)
    sum &+= hasher.finalize()
    count += 1
  }
}

/// An empty index of the same make, of this connection alone: it tells which words the index makes of
/// texts.
struct TrialIndex {
  private let db: Connection
  private let words: IndexedWords

  init(_ db: Connection) throws {
    self.db = db
    try db.execute(
      sql: """
        CREATE VIRTUAL TABLE IF NOT EXISTS temp.trial_search USING fts5 (
          \(SearchColumns.names.joined(separator: ", ")),
          content = '', tokenize = 'unicode61 remove_diacritics 2')
        """)
    words = try IndexedWords(of: "trial_search", in: "temp", db)
  }

  func digests(of messages: [Int: SearchColumns]) throws -> [Int: WordDigest] {
    try db.execute(sql: "INSERT INTO temp.trial_search (trial_search) VALUES ('delete-all')")
    for (message, columns) in messages {
      try db.execute(
        sql: """
          INSERT INTO temp.trial_search (rowid, subject, body, quoted, names, attachments)
          VALUES (?, ?, ?, ?, ?, ?)
          """, arguments: [message] + StatementArguments(columns.texts))
    }
    return try words.digests()
  }
}

extension Snapshot {
  /// What the index holds of a message, exactly; nil when it holds nothing.
  func indexed(_ message: Int) throws -> SearchColumns? {
    guard try isIndexed(message) else { return nil }
    let words = try IndexedWords(of: "search", in: "main", db)
    guard let columns = try words.columns(of: [message])[message],
      try TrialIndex(db).digests(of: [message: columns]) == words.digests(of: [message])
    else { throw StoreError.defect("what the search index holds of m\(message) cannot be read") }
    return columns
  }

  func isIndexed(_ message: Int) throws -> Bool {
    try Bool.fetchOne(
      cached("SELECT EXISTS (SELECT 1 FROM search_docsize WHERE id = ?)"), arguments: [message])
      ?? false
  }
}
