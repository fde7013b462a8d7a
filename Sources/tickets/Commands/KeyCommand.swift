import ArgumentParser
import Desk
import Mail
import Store

struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "List the keys that sign reply addresses and Message-IDs, or make a new one.",
    subcommands: [KeyList.self, KeyRotate.self], defaultSubcommand: KeyList.self)
}

struct KeyList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the keys, without printing the keys themselves.")
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let retired = try store.read { try $0.retiredKeys() }
    let now = Timestamp.now()
    let present: JSON = ["format": 1, "state": .text("signing"), "retired": .null, "until": .null]
    try output.show(retired.map { $0.json(at: now) } + [present]) { _ in
      retired.map { $0.line(at: now) + "\n" }.joined()
        + "signing, since " + (retired.last.map { LocalTime.text($0.retired) } ?? "the beginning")
        + "\n"
    }
  }
}

struct KeyRotate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate", abstract: "Create a new key and use it from now on.")
  @Option(
    help: ArgumentHelp(
      "Accept signatures of earlier keys this long, 0 to 36500 (default 90).", valueName: "days"))
  var keep = 90
  @OptionGroup var store: StoreOptions

  func run() throws {
    guard (0...36_500).contains(keep) else {
      throw Failure.usage("--keep takes 0 to 36500 days, not \(keep)")
    }
    let now = Timestamp.now()
    let end = now + Int64(keep) * 86_400
    try store.write {
      try $0.rotateTokenKey(acceptingOldUntil: end, by: Environment.agent, at: now)
    }
    try Console.print(
      keep == 0
        ? "new key; earlier tokens are no longer valid\n"
        : "new key; earlier tokens are valid until \(LocalTime.text(end))\n")
  }
}

extension RetiredKey {
  private func state(at now: Timestamp) -> String { until > now ? "accepted" : "expired" }

  fileprivate func line(at now: Timestamp) -> String {
    "\(state(at: now)), until \(LocalTime.text(until)); retired \(LocalTime.text(retired))"
  }

  fileprivate func json(at now: Timestamp) -> JSON {
    [
      "format": 1, "state": .text(state(at: now)), "retired": .time(retired), "until": .time(until),
    ]
  }
}
