import ArgumentParser
import Delivery
import Desk
import Glibc
import Mail

struct Flush: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Send all mail waiting in the outbox, even if its next try is not due.")

  @Flag(help: "Send only mail that is due; for timers.") var due = false
  @Flag(help: "Print one JSON object.") var json = false
  @Option(help: ArgumentHelp("Wait this long first.", valueName: "seconds")) var after: UInt32 = 0
  @OptionGroup var store: StoreOptions

  func run() throws {
    sleep(after)
    let dispatch = Dispatch(
      store.location, lockTimeout: 30, everything: !due, clock: Timestamp.now,
      trust: TrustFiles(environment: Environment.variable))
    let result = try dispatch.run()
    if !result.isEmpty { try store.complainOfUntrustedSendmail() }
    if json { return try Console.print(result.json.line + "\n") }
    guard !result.isEmpty else { return }
    try Console.print("\(result.sent) sent, \(result.waiting) waiting, \(result.failed) failed\n")
  }
}

extension Dispatch.Result {
  fileprivate var json: JSON {
    [
      "format": 1, "sent": .number(sent), "waiting": .number(waiting), "failed": .number(failed),
    ]
  }
}
