import ArgumentParser
import Desk
import Mail
import Store

struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "List every change of a ticket.")

  @Argument(help: "Tickets.") var tickets: [TicketReference]
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let events = try store.read { snapshot in
      try tickets.flatMap { reference in
        try snapshot.events(of: snapshot.knownTicket(reference.number))
      }
    }
    try output.show(events.map(\.json)) { screen in EventLog(events).text(screen) }
  }
}
