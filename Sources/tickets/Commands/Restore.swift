import ArgumentParser
import Desk
import Mail
import Store

struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put a backup in the place of the store, and keep what was there.")

  @Argument(help: "What 'tickets backup' has made.", completion: .file()) var backup: String
  @OptionGroup var store: StoreOptions

  func run() throws {
    let location = store.location
    let restored = try TicketStore.restore(
      location, from: StoreLocation(path: backup), lockTimeout: 30, at: .now())
    try Done.report("\(location.path) is restored") {
      let kept = restored.kept.map { "\nthe store before: \($0)" } ?? ""
      try Console.print(
        "\(location.path): restored, \(Plural.text(restored.messages, "message"))\(kept)\n")
    }
    guard restored.waiting > 0 else { return }
    let mails = Plural.text(restored.waiting, "mail")
    Console.complain(
      "tickets: \(mails) in its outbox may have been sent since; see 'tickets outbox'")
  }
}
