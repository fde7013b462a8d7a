import ArgumentParser
import Delivery
import Desk
import Fetching
import Mail
import Store

struct Poll: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fetch mail by POP3 or IMAP for every queue that has fetch-host set.")

  @Option(help: "Only the mailbox of this queue.") var queue: String?

  @Option(
    help: ArgumentHelp(
      "Give up on a mailbox after this time, 1 to 86400 (default 600).", valueName: "seconds"))
  var timeout = 600

  @Flag(help: "Print only errors.") var quiet = false
  @Flag(help: "Print JSON, one object per mailbox.") var json = false
  @OptionGroup var store: StoreOptions

  func run() throws {
    guard (1...86_400).contains(timeout) else {
      throw Failure.usage("--timeout takes 1 to 86400 seconds, not \(timeout)")
    }
    let fetches = try fetches()
    let fetchmail = try Fetchmail(
      store.location, ingest: OwnProgram.ingest, seconds: timeout,
      trust: TrustFiles(environment: Environment.variable))
    var reports: [(Fetch, FetchReport)] = []
    for fetch in fetches {
      let report = try fetchmail.fetch(fetch, at: .now())
      reports.append((fetch, report))
      if !json, !quiet || !report.isComplete { try Console.print(report.line(fetch.label) + "\n") }
    }
    if json { try Console.print(JSON.array(reports.map(Poll.json)).pretty + "\n") }
    guard reports.allSatisfy({ $1.isComplete }) else { throw Failure.notAllFetched }
  }

  private func fetches() throws -> [Fetch] {
    let queues = try store.read { snapshot in
      if let queue { _ = try snapshot.existingQueue(queue) }
      return try snapshot.queues()
    }
    let fetches = queues.fetches
    guard let queue else { return fetches }
    let named = fetches.filter { $0.queues.contains { $0.lowercased() == queue.lowercased() } }
    if named.isEmpty {
      throw Failure.badData(
        "queue '\(queue)' has no fetch-host; set it with 'tickets config --queue \(queue) set'")
    }
    return named
  }

  private static func json(_ fetch: Fetch, _ report: FetchReport) -> JSON {
    [
      "format": 1, "queues": .texts(fetch.queues), "fetched": .number(report.fetched),
      "deferred": .number(report.deferred), "error": .optional(report.trouble),
    ]
  }
}
