import ArgumentParser
import Desk
import Mail
import Store

struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "List every change of a ticket.")

  @Argument(help: "Tickets.", transform: TicketReference.read) var tickets: [TicketReference]
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let (events, proposals) = try store.read { snapshot in
      let numbers = try tickets.map { try snapshot.knownTicket($0.number) }
      return (
        try numbers.flatMap(snapshot.events(of:)),
        try numbers.compactMap { try proposal($0, snapshot) }
      )
    }
    try output.show(events.map(\.json)) { screen in
      EventLog(events).text(screen) + proposals.map { $0.line + "\n" }.joined()
    }
  }

  private func proposal(_ number: Int, _ snapshot: Snapshot) throws -> CustomerProposal? {
    try snapshot.ticket(number, at: .now()).flatMap { ticket in
      try CustomerProposal(ticket, first: snapshot.messages(of: number).first, in: snapshot)
    }
  }
}
