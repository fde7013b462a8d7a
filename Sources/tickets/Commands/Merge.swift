import ArgumentParser
import Desk
import Store

struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Merge tickets into another one, to which their numbers then redirect.",
    usage: """
      tickets merge <ticket> ... --into <ticket>
      tickets merge --query <query> [--yes] --into <ticket>
      """)
  @OptionGroup var targets: TargetOptions

  @Option(
    help: ArgumentHelp("The ticket to merge them into.", valueName: "ticket"),
    transform: TicketReference.read)
  var into: TicketReference

  func run() throws {
    try targets.bulk.changeAll(targets.tickets) { change, numbers in
      let snapshot = change.transaction.snapshot
      let target = Merging.Named(
        number: into.number,
        end: try snapshot.existingTicket(into.number, at: change.now).number)
      let named =
        targets.tickets.isEmpty
        ? numbers.filter { $0 != target.end } : targets.tickets.map(\.number)
      let moved = try Merging.moved(
        named.map { Merging.Named(number: $0, end: try snapshot.mergeEnd(of: $0)) }, into: target)
      try change.transaction.settle(target.end, at: change.now)
      for ticket in moved {
        try change.transaction.undoable([target.end, ticket]) {
          try change.transaction.merge(ticket, into: target.end, by: change.agent, at: change.now)
        }
      }
    }
  }
}
