import Desk
import Foundation
import Testing

@Suite("tickets-store(5) describes the file as it is")
struct StoreFormatTests {
  let store: FilledStore
  let page: ManualPage

  init() throws {
    store = try FilledStore()
    page = try ManualPage("tickets-store.5")
  }

  /// As anybody would look into it: with sqlite3(1).
  private func rows(_ sql: String) throws -> [String] {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/sqlite3")
    process.arguments = ["-readonly", store.path, sql]
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(sql)")
    return text.split(separator: "\n").map(String.init)
  }

  @Test(
    "Each view has the columns in the order of the page",
    arguments: ["v_ticket", "v_message", "v_event"])
  func columns(_ view: String) throws {
    #expect(
      page.section(view).items("Va") == (try rows("SELECT name FROM pragma_table_info('\(view)')")))
  }

  @Test("No public view is left out")
  func views() throws {
    let views = try rows("SELECT name FROM sqlite_schema WHERE type = 'view' AND name GLOB 'v_*'")
    let sections = page.lines.filter { $0.hasPrefix(".Ss v_") }.map { String($0.dropFirst(4)) }
    #expect(views.sorted() == sections.sorted())
  }

  @Test("Every kind of event is explained, and no other")
  func kinds() {
    let kinds = page.section("Kinds of events").items("Cm")
    #expect(kinds.sorted() == Event.Kind.allCases.map(\.rawValue).sorted())
  }

  @Test("The header of the file and the size of a chunk are the page's")
  func numbers() throws {
    let id = try #require(Int(try rows("PRAGMA application_id").first ?? ""))
    let text = page.lines.joined(separator: " ")
    #expect(text.contains("is 0x\(String(id, radix: 16)),"))
    #expect(text.contains("at present \(try rows("PRAGMA user_version")[0])."))
    let mail = "From: a@b.example\n\n" + String(repeating: "long\n", count: 100_000)
    _ = try BuiltProgram.ingest.run(["--store", store.path], input: mail)
    let sizes = try rows("SELECT length(bytes) FROM raw WHERE chunk >> 16 = 3 ORDER BY chunk")
    #expect(sizes.count == 2)
    #expect(text.contains("each of \(sizes[0]) bytes except the last"))
  }

  @Test("Every example is a query that SQLite takes")
  func examples() throws {
    let text = page.section("EXAMPLES").lines.joined(separator: "\n")
    let queries = text.components(separatedBy: "tickets.db \"\n").dropFirst()
      .compactMap { $0.components(separatedBy: "\"\n.Ed").first }
    #expect(queries.count == 4)
    for query in queries { _ = try rows(query) }
  }
}
