import BlackBox
import Testing

@testable import Store

@Suite("Connections")
struct ConnectionTests {
  private let folder: TemporaryFolder
  private let db: Connection

  private var path: String { folder.file("test.db") }

  init() throws {
    folder = try TemporaryFolder()
    db = try Connection(path: folder.file("test.db"), .create)
    try db.execute(
      sql: """
        PRAGMA journal_mode = WAL;
        CREATE TABLE number (n INTEGER PRIMARY KEY, text TEXT NOT NULL DEFAULT '') STRICT;
        CREATE TABLE half (n INTEGER NOT NULL REFERENCES number (n)) STRICT
        """)
  }

  private func numbers(_ db: Connection? = nil) throws -> [Int] {
    try Int.fetchAll(db ?? self.db, sql: "SELECT n FROM number ORDER BY n")
  }

  private func insert(_ number: Int) throws {
    try db.execute(sql: "INSERT INTO number (n) VALUES (?)", arguments: [number])
  }

  private func failure(_ body: () throws -> Void) -> DatabaseError.Kind? {
    do {
      try body()
      return nil
    } catch {
      return (error as? DatabaseError)?.kind
    }
  }

  private struct Stop: Error {}

  @Test("do all of a transaction, or nothing")
  func transactions() throws {
    let sum = try db.inTransaction(.writing) {
      try insert(1)
      try insert(2)
      return 3
    }
    #expect(try sum == 3 && numbers() == [1, 2])
    #expect(throws: Stop.self) {
      try db.inTransaction(.writing) {
        try insert(3)
        throw Stop()
      }
    }
    #expect(throws: DatabaseError.self) {
      try db.inTransaction(.writing) {
        try insert(4)
        try insert(1)
      }
    }
    #expect(try numbers() == [1, 2])
  }

  @Test("refuse a transaction within another, which goes on")
  func nested() throws {
    try db.inTransaction(.writing) {
      try insert(1)
      #expect(throws: DatabaseError.self) { try db.inTransaction(.writing) { try insert(2) } }
      try insert(3)
    }
    #expect(try numbers() == [1, 3])
  }

  @Test("see one state of the store for the length of a transaction")
  func snapshot() throws {
    let reader = try Connection(path: path, .readOnly)
    try reader.inTransaction(.reading) {
      #expect(try numbers(reader) == [])
      try insert(1)
      #expect(try numbers(reader) == [])
    }
    #expect(try numbers(reader) == [1])
  }

  @Test("tell that another one is in the way, and have changed nothing")
  func busy() throws {
    let other = try Connection(path: path, .readWrite)
    let kind = try other.inTransaction(.writing) {
      failure { try db.inTransaction(.writing) { try insert(1) } }
    }
    #expect(kind == .busy)
    #expect(try numbers() == [])
    try insert(2)
    #expect(try numbers(other) == [2])
  }

  @Test("for reading write nothing")
  func readOnly() throws {
    try db.emptyLog()
    for access in [Connection.Access.readOnly, .immutable] {
      let reader = try Connection(path: path, access)
      #expect(
        failure { try reader.execute(sql: "INSERT INTO number (n) VALUES (9)") } == .readOnly)
    }
  }

  @Test("are not made where there is no file, or none of SQLite's")
  func absent() throws {
    let absent = folder.file("absent.db")
    for access in [Connection.Access.readWrite, .readOnly] {
      #expect(failure { _ = try Connection(path: absent, access) } == .cannotOpen)
    }
    try FileContent.write(Array(repeating: 65, count: 5000), to: absent)
    #expect(failure { _ = try numbers(Connection(path: absent, .readWrite)) } == .foreign)
  }

  @Test("hold the schema's promises")
  func constraints() throws {
    for sql in [
      "INSERT INTO half VALUES (7)", "INSERT INTO number (n, text) VALUES (1, NULL)",
      "INSERT INTO number (n) VALUES ('x')",
    ] {
      #expect(throws: DatabaseError.self) { try db.execute(sql: sql) }
    }
    #expect(try numbers() == [])
  }

  @Test("count what the last statement changed, which may be nothing")
  func changes() throws {
    let upsert = "INSERT INTO number (n) VALUES (?) ON CONFLICT DO NOTHING"
    try db.execute(sql: upsert, arguments: [5])
    #expect(db.changesCount == 1 && db.lastInsertedRowID == 5)
    try db.execute(sql: upsert, arguments: [5])
    #expect(db.changesCount == 0)
    try db.execute(sql: "UPDATE number SET text = 'x' WHERE n > ?", arguments: [4])
    #expect(db.changesCount == 1)
  }

  @Test("keep statements by their text, and not too many")
  func cache() throws {
    let first = try db.cachedStatement(sql: "SELECT 0")
    #expect(try db.cachedStatement(sql: "SELECT 0") === first)
    #expect(try db.makeStatement(sql: "SELECT 0") !== first)
    for number in 1...500 { #expect(try Int.fetchOne(db, sql: "SELECT \(number)") == number) }
    #expect(try Int.fetchOne(first) == 0)
  }

  @Test("tell how long a text is without reading it")
  func size() throws {
    try db.execute(sql: "INSERT INTO number VALUES (1, ?)", arguments: ["üü"])
    #expect(try db.size(of: "text", in: "number", row: 1) == 4)
    for (column, row) in [("text", 2), ("none", 1)] {
      #expect(throws: DatabaseError.self) { try db.size(of: column, in: "number", row: row) }
    }
  }

  @Test("let go of the file when they are gone; their statements still work")
  func closed() throws {
    let path = folder.file("other.db")
    var other: Connection? = try Connection(path: path, .create)
    try other?.execute(sql: "CREATE TABLE x (n); INSERT INTO x VALUES (1)")
    var statement = try other?.makeStatement(sql: "SELECT n FROM x")
    other = nil
    #expect(try statement.map { try Int.fetchAll($0) } == [1])
    #expect(OpenFiles.count(of: path) > 0)
    statement = nil
    #expect(OpenFiles.count(of: path) == 0)
  }

  @Test("copy everything")
  func backup() throws {
    try insert(1)
    let copy = try Connection()
    try db.backUp(to: copy)
    #expect(try numbers(copy) == [1])
  }

  @Test(
    "have a kind for each of SQLite's result codes, also its extended ones",
    arguments: [
      (5, .busy), (261, .busy), (6, .busy), (13, .full), (7, .noMemory), (8, .readOnly),
      (264, .readOnly), (14, .cannotOpen), (3, .denied), (23, .denied), (11, .corrupt),
      (26, .foreign), (10, .inputOutput), (266, .inputOutput), (15, .inputOutput),
      (9, .interrupted), (21, .misuse), (1, .other), (19, .other), (18, .other),
    ] as [(Int32, DatabaseError.Kind)])
  func kinds(_ code: Int32, _ kind: DatabaseError.Kind) {
    #expect(DatabaseError(code, nil).kind == kind)
  }
}
