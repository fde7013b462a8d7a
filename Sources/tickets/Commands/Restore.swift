import ArgumentParser
import Desk
import Mail
import Store

struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Replace the store with a backup, and keep the previous store.")

  @Argument(help: "A file made by 'tickets backup'.", completion: .file()) var backup: String
  @OptionGroup var store: StoreOptions

  func run() throws {
    let location = store.location
    let restored = try TicketStore.restore(
      location, from: StoreLocation(path: backup), lockTimeout: 30, at: .now())
    try Done.report("\(location.path) is restored") {
      let kept = restored.kept.map { "\nthe previous store: \($0)" } ?? ""
      try Console.print(
        "\(location.path): restored, \(Plural.text(restored.messages, "message"))\(kept)\n")
    }
    guard restored.waiting > 0 else { return }
    let messages = Plural.text(restored.waiting, "message")
    Console.complain(
      "tickets: \(messages) in its outbox may have been sent since; see 'tickets outbox'")
  }
}
