import Testing

@testable import Store

/// What goes into a statement comes out of it, and what cannot is an error.
@Suite("Statements")
struct StatementTests {
  private let db: Connection

  init() throws { db = try Connection() }

  static let values: [(DatabaseValue, type: String)] = [
    (.null, "null"), (.integer(0), "integer"), (.integer(.min), "integer"),
    (.integer(.max), "integer"), (.real(0.1), "real"), (.real(-.infinity), "real"),
    (.real(.leastNonzeroMagnitude), "real"), (.text(""), "text"), (.text("a\u{0}b"), "text"),
    (.text("e\u{301}\u{1F469}\u{200D}\u{1F680}"), "text"), (.text("'; DROP TABLE x --"), "text"),
    (.blob([]), "blob"), (.blob([0, 255, 0]), "blob"),
    (.blob(Array(repeating: 7, count: 20_000_000)), "blob"),
    (.text(String(repeating: "ü", count: 5_000_000)), "text"),
  ]

  @Test("take values of every type and give them back", arguments: values)
  func binding(_ value: DatabaseValue, _ type: String) throws {
    let statement = try db.makeStatement(sql: "SELECT :it AS it, typeof(:it) AS type")
    let row = try #require(try Row.fetchOne(statement, arguments: ["it": value]))
    #expect(try row.values[0] == value && row["type"] == type)
  }

  @Test("take what Swift has for them")
  func convertible() throws {
    let row = try #require(
      try Row.fetchOne(
        db, sql: "SELECT ? AS a, ? AS b, ? AS c, ? AS d, ? AS e, ? AS f, ? AS g",
        arguments: [Int.min, Int64.max, true, 2.5, "x", [UInt8](), nil as Int?]))
    #expect(try row["a"] == Int.min && row["b"] == Int64.max && row["c"] == true)
    #expect(try row["d"] == 2.5 && row["e"] == "x" && row["f"] == [UInt8]())
    #expect(row["g"] as Int? == nil)
    #expect(try row["c"] as Int == 1 && row["a"] as Double == Double(Int.min))
  }

  @Test("are used again, with nothing left of the last time")
  func again() throws {
    let statement = try db.makeStatement(sql: "SELECT ?")
    #expect(try Int.fetchOne(statement, arguments: [1]) == 1)
    #expect(try Int.fetchOne(statement, arguments: [nil as Int?]) == nil)
    #expect(throws: Stop.self) { try statement.run([2]) { _ in throw Stop() } }
    #expect(try Int.fetchOne(statement, arguments: [3]) == 3)
  }

  private struct Stop: Error {}

  private static let three = "SELECT 1 AS n UNION ALL SELECT 2 UNION ALL SELECT 3"

  @Test(
    "are asked for no more rows than are wanted",
    arguments: [(0, []), (2, [1, 2]), (9, [1, 2, 3])])
  func limited(_ limit: Int, _ expected: [Int]) throws {
    var found: [Int] = []
    try db.makeStatement(sql: Self.three).run([], atMost: limit) { values in
      found += [Int.fromDatabaseValue(values[0]) ?? 0]
    }
    #expect(found == expected)
    #expect(try Int.fetchAll(db, sql: Self.three) == [1, 2, 3])
    #expect(try Int.fetchSet(db, sql: Self.three) == [1, 2, 3])
  }

  static let unfit: [StatementArguments] = [[], [1, 2], ["other": 1]]

  @Test("refuse arguments that are too many, too few, or of another name", arguments: unfit)
  func misuse(_ arguments: StatementArguments) throws {
    let statement = try db.makeStatement(sql: "SELECT :it")
    #expect(throws: DatabaseError.self) { try statement.execute(arguments: arguments) }
    #expect(try Int.fetchOne(statement, arguments: ["it": 5]) == 5)
  }

  @Test(
    "that SQLite cannot read are errors",
    arguments: ["", "  -- nothing", "SELEC 1", "SELECT * FROM none", "SELECT 'open"])
  func wrong(_ sql: String) {
    #expect(throws: DatabaseError.self) { try db.makeStatement(sql: sql) }
  }

  @Test(
    "NULL, or another type, where the schema has a value is an error that names the column",
    arguments: ["NULL", "'12'", "x'00'", "1.5"])
  func unexpected(_ expression: String) throws {
    let row = try #require(try Row.fetchOne(db, sql: "SELECT \(expression) AS size"))
    #expect { try row["size"] as Int } throws: { error in
      let error = error as? DatabaseError
      return error?.kind == .corrupt && error?.message.contains("size") == true
    }
    #expect(throws: DatabaseError.self) { try row["none"] as Int }
    #expect(row["size"] as Int? == nil)
  }

  @Test("a list of any length is one argument")
  func lists() throws {
    let numbers = "SELECT value FROM \(Dialect.elements(of: "?")) AS list ORDER BY 1"
    for list in [[], [7], Array(-3...2000)] {
      #expect(try Int.fetchAll(db, sql: numbers, arguments: [Dialect.list(list)]) == list)
    }
    let texts = ["", "\"a\\", "it's", "ü\n\u{1F680}"].sorted()
    #expect(try String.fetchAll(db, sql: numbers, arguments: [Dialect.list(texts)]) == texts)
  }

  @Test(
    "case is that of ASCII letters",
    arguments: [("Anna", "aNNA", true), ("Änna", "änna", false), ("a", "b", false)])
  func caseBlind(_ one: String, _ other: String, _ isSame: Bool) throws {
    let sql = "SELECT \(Dialect.caseBlind("?")) = \(Dialect.caseBlind("?"))"
    #expect(try Bool.fetchOne(db, sql: sql, arguments: [one, other]) == isSame)
  }
}
