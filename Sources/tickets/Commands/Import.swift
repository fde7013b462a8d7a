import ArgumentParser
import Delivery
import Desk
import Exchange
import Glibc
import Mail
import Store

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "File stored mail: mbox files, Maildirs, .eml files, exports. Nothing is sent.")

  @Argument(
    help: ArgumentHelp("Files and folders; - is standard input.", valueName: "path"),
    completion: .file())
  var paths: [String]
  @Option(help: "File it in this queue.") var queue: String?
  @Option(help: "Leave the tickets in this state.") var status: TicketStatus?
  @Option(help: ArgumentHelp("Skip mail that arrived before this date.", valueName: "date"))
  var since: String?
  @Flag(help: "Treat all mail as answers of ours.") var sent = false
  @Flag(help: "Trust the tickets, states and directions of an export.")
  var restore = false
  @Flag(help: "Print one JSON object.") var json = false
  @OptionGroup var store: StoreOptions

  func run() throws {
    let earliest = try since.map(moment)
    let open = try TicketStore.writable(store.location, lockTimeout: 30, creating: true)
    try checkQueue(open)
    var search = MailSearch(paths, restoring: restore)
    if let earliest { search.leaveOut(before: earliest) }
    let options = MailImport.Options(
      queue: queue, status: status, isSent: sent, actor: Environment.agent)
    let work = MailImport(open, options, at: .now())
    ParserRestart.prepare()
    let progress = ImportProgress(total: search.places.count)
    try work.run(search) { progress.show($0) }
    progress.end()
    try report(work.summary)
  }

  private func moment(_ text: String) throws -> Timestamp {
    guard
      case .term(.arrived(let range))? =
        try? Query.parse("after:\(text)", now: .now(), zone: .system).condition,
      let from = range.from
    else {
      throw Failure.usage(
        "--since: '\(text)' is not a valid date; write 2026-11-01, 30d or yesterday")
    }
    return from
  }

  private func checkQueue(_ open: TicketStore) throws {
    guard let queue else { return }
    let names = try open.read { try $0.queues().map(\.name) }
    guard names.contains(where: { $0.lowercased() == queue.lowercased() }) else {
      throw Failure.notFound("no queue '\(queue)'; the queues are \(names.joined(separator: ", "))")
    }
  }

  private func report(_ summary: MailImport.Summary) throws {
    for number in summary.renumbered {
      Console.complain("tickets: #\(number.from) is taken; imported as #\(number.to)")
    }
    for problem in summary.problems { Console.complain("tickets: \(problem.text)") }
    try Console.print(json ? summary.json.line + "\n" : summary.text)
    let failures = summary.problems
    guard !failures.isEmpty else { return }
    let text = "\(failures.count) could not be imported, see above"
    throw failures.contains { $0.kind == .unreadable } ? Failure.output(text) : .badData(text)
  }
}

extension TicketStatus: ExpressibleByArgument {}

extension MailImport.Summary {
  fileprivate var text: String {
    "\(read) read, \(filed) filed, \(duplicates) duplicates, \(tickets) tickets\n"
  }

  fileprivate var json: JSON {
    [
      "format": 1, "read": .number(read), "filed": .number(filed),
      "duplicates": .number(duplicates), "tickets": .number(tickets),
    ]
  }
}
