import ArgumentParser
import Desk
import Mail
import Store

struct Outbox: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List mail that is still to be sent, and the state of each recipient.")

  @Flag(help: "Also list mail that was sent, failed or was taken back.") var all = false

  @Option(help: ArgumentHelp("Print the mail of this entry.", valueName: "entry"))
  var show: Int?

  @Flag(help: "With --show: write control characters to a terminal as they are.") var force = false
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    if let show { return try print(show) }
    let entries = try store.read { try $0.outbox(finished: all) }
    try output.show(entries.map(\.json)) { screen in OutboxTable(entries).text(screen) }
  }

  private func print(_ number: Int) throws {
    try store.read { snapshot in
      guard let entry = try snapshot.outboxEntry(number) else {
        throw Failure.notFound("no entry \(number) in the outbox; 'tickets outbox --all' lists all")
      }
      try Console.printForeign(try snapshot.mail(of: entry), force: force)
    }
  }
}
