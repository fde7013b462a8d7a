import ArgumentParser
import Delivery
import Desk
import Glibc
import Mail

struct Flush: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Send what waits in the outbox, whatever its next try.")

  @Flag(help: "Only what is due; for timers.") var due = false
  @Flag(help: "Print one JSON object.") var json = false
  @Option(help: ArgumentHelp("Wait so long first.", valueName: "seconds")) var after: UInt32 = 0
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
