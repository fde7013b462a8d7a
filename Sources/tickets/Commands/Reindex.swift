import ArgumentParser
import Delivery
import Desk
import Mail
import Store
import Upkeep

struct Reindex: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Parse stored mail again: mail read by an older version, or as selected.")

  @Argument(
    parsing: .allUnrecognized,
    help: "The tickets whose mail is parsed; see tickets-query(7).")
  var query: [String] = []

  @Flag(help: "All mail.") var all = false
  @Flag(help: "Print one JSON object.") var json = false
  @OptionGroup var store: StoreOptions

  func validate() throws {
    try UnknownOption.refuse(in: query)
    if all, !query.isEmpty { throw ValidationError("--all and a query cannot be used together") }
  }

  func run() throws {
    let open = try TicketStore.writable(store.location, lockTimeout: 30, creating: false)
    let scope = try scope(open)
    let work = Reindexing(open, by: Environment.agent, at: .now())
    ParserRestart.prepare()
    let progress = ImportProgress(total: try work.total(scope), of: "messages")
    try work.run(scope) { progress.show($0) }
    progress.end()
    try report(work.summary)
  }

  private func scope(_ open: TicketStore) throws -> Reindexing.Scope {
    if all { return .all }
    let words = query.filter { $0 != "--" }
    if words.isEmpty { return .outdated }
    let text = words.joined(separator: " ")
    do {
      let selection = Selection(
        query: try Query.parse(text, now: .now(), zone: .system), agent: Environment.agent,
        defaultOrder: [.init(.id, .ascending)])
      return .tickets(try open.read { try $0.tickets(selection, at: .now()).map(\.number) })
    } catch let error as QueryError {
      throw Failure.usage(error.report(in: text))
    }
  }

  private func report(_ summary: Reindexing.Summary) throws {
    summary.complain()
    try Console.print(json ? summary.json.line + "\n" : summary.text)
  }
}

extension Reindexing.Summary {
  /// Tells what stays what it was, and why.
  func complain() {
    for message in left {
      Console.complain("tickets: m\(message) is left unchanged: it crashes the program")
    }
    for message in damaged {
      Console.complain(
        "tickets: m\(message) is left unchanged: its raw mail is not as received; "
          + "compare with a backup")
    }
  }

  fileprivate var text: String { "\(read) read, \(changed) changed\n" }

  fileprivate var json: JSON {
    [
      "format": 1, "read": .number(read), "changed": .number(changed),
      "left": .array(left.map(JSON.number)), "damaged": .array(damaged.map(JSON.number)),
    ]
  }
}
