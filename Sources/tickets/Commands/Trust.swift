import ArgumentParser
import Delivery
import Desk
import Store

struct Trust: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Manage which commands set in the store may be run.",
    subcommands: [TrustShow.self, TrustAllow.self, TrustRevoke.self],
    defaultSubcommand: TrustShow.self)
}

struct TrustShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the commands set in the store.")
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let files = TrustFiles(environment: Environment.variable)
    let trust = try files.trust(in: store.location)
    let commands = try store.read(trust.commands)
    try output.show(commands.map(\.json)) { _ in
      commands.map { "\($0.label): \($0.verdict)\n" }.joined()
    }
    for error in files.errors { Console.complain("tickets: \(error)") }
  }
}

struct TrustAllow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allow", abstract: "Allow a command for this store.")
  @Argument(help: "The command, as written in the setting.") var command: [String]
  @OptionGroup var store: StoreOptions

  func run() throws {
    let allowance = try CommandAllowance(store)
    let path = try allowance.allow(command.joined(separator: " "))
    try Console.print("allowed for \(allowance.trust.store) in \(path)\n")
  }
}

struct TrustRevoke: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "No longer allow a command.")
  @Argument(help: "The command.") var command: [String]
  @OptionGroup var store: StoreOptions

  func run() throws {
    let allowance = try CommandAllowance(store)
    let path = try allowance.revoke(command.joined(separator: " "))
    try Console.print("no longer allowed for \(allowance.trust.store) in \(path)\n")
  }
}

extension CommandSetting {
  fileprivate var verdict: String {
    switch grounds {
    case .builtIn: "runs, as it is the default"
    case .privateStore: "runs, as nobody else can write to the store"
    case .user: "runs for you, as you have allowed it"
    case .root: "runs for everybody, as root has allowed it"
    case nil: "not run: \(consequence); allow it with: \(remedy)"
    }
  }

  fileprivate var json: JSON {
    [
      "format": 1, "setting": .text(key.rawValue), "queue": .optional(queue),
      "command": .text(command), "trusted": .bool(grounds != nil),
      "grounds": .optional(grounds?.rawValue),
    ]
  }
}
