import Foundation
import Testing

@Suite("The exit statuses are those of the manual pages")
struct ExitStatusTests {
  private func statuses(_ page: String) throws -> Set<Int32> {
    let items = try ManualPage(page).section("EXIT STATUS").lines.filter { $0.hasPrefix(".It ") }
    return Set(items.compactMap { Int32($0.split(separator: " ")[1]) })
  }

  @Test("ingest exits with 0 and 75")
  func ingest() throws {
    let store = try FilledStore()
    let seen = [
      try BuiltProgram.ingest.run(["--store", store.path], input: FilledStore.mail),
      try BuiltProgram.ingest.run(["--store", store.path]),
      try BuiltProgram.ingest.run(["--no-such-option"]),
    ].map(\.status)
    #expect(seen == [0, 75, 75])
    #expect(try statuses("ingest.1") == Set(seen))
  }

  @Test("tickets exits with each documented status when the page says so")
  func tickets() throws {
    let store = try FilledStore()
    _ = try store.tickets("canned", "add", "hello", input: "Hello.")
    let seen = [
      try store.tickets("list"),
      try store.tickets("show", "99"),
      try store.tickets("list", "--exit-code", "nowhere"),
      try store.tickets("list", "form:jane"),
      try store.tickets("config", "set", "match-days", "soon"),
      try store.tickets("canned", "import", "/nonexistent"),
      try store.tickets("canned", "edit", "hello"),
      try store.tickets("init"),
      try BuiltProgram.tickets.run(["list", "--store", "/nonexistent/tickets.db"]),
      try BuiltProgram.tickets.run(["list", "--store", "/etc/passwd"]),
    ].map(\.status)
    #expect(seen == [0, 1, 1, 64, 65, 66, 69, 73, 74, 74])
    // 75 needs a full disk or half a minute of waiting for a lock: CommandTests have it.
    #expect(try statuses("tickets.1") == Set(seen).union([75]))
  }
}
