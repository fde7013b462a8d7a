import ArgumentParser
import Desk
import Store

struct Link: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Link a ticket to others, on both sides.")

  @Argument(help: "A ticket.", transform: TicketReference.read) var ticket: TicketReference
  @Argument(
    help: ArgumentHelp("The tickets to link it to.", valueName: "other"),
    transform: TicketReference.read)
  var others: [TicketReference]

  @Flag(help: "Remove the links.") var remove = false
  @OptionGroup var store: StoreOptions

  func run() throws {
    try store.change { transaction in
      let change = Change(transaction: transaction)
      let number = try transaction.snapshot.existingTicket(ticket.number, at: change.now).number
      for reference in others {
        let other = try transaction.snapshot.existingTicket(reference.number, at: change.now).number
        guard other != number else { throw ManageError.linksToItself(number) }
        try transaction.undoable([number, other]) {
          if remove {
            try transaction.unlink(number, other, by: change.agent, at: change.now)
          } else if try !transaction.link(number, other, by: change.agent, at: change.now) {
            throw ManageError.tooManyLinks(number, other, limit: Transaction.mostLinks)
          }
        }
      }
    }
  }
}
