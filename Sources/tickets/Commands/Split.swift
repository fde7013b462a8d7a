import ArgumentParser
import Desk
import Store

struct Split: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Move messages to a new ticket, and print its number.")

  @Argument(
    help: ArgumentHelp("Messages of one ticket, as m12.", valueName: "message"),
    transform: MessageReference.read)
  var messages: [MessageReference]

  @Option(parsing: .unconditional, help: "Its subject; the default is that of the first message.")
  var subject: String?
  @Flag(help: "Print one JSON object.") var json = false
  @OptionGroup var store: StoreOptions

  func run() throws {
    let subject = try subject.map(TypedSubject.read)
    let number = try store.change { transaction in
      let change = Change(transaction: transaction)
      let origin = try origin(transaction.snapshot)
      try transaction.settle(origin, at: change.now)
      let splitting = try Splitting(
        Set(messages.map(\.number)), of: transaction.snapshot.messages(of: origin),
        on: transaction.snapshot.existingTicket(origin, at: change.now), subject: subject,
        tags: transaction.snapshot.queues().map(\.settings.tag), at: change.now)
      return try transaction.split(splitting, from: origin, by: change.agent, at: change.now)
    }
    try Done.report("#\(number) is split off") {
      let object: JSON = ["format": 1, "ticket": .number(number)]
      try Console.print(json ? object.line + "\n" : "\(number)\n")
    }
  }

  private func origin(_ snapshot: Snapshot) throws -> Int {
    let tickets = try Set(messages.map { try snapshot.existingMessage($0.number).ticket })
    guard tickets.count == 1, let origin = tickets.first else {
      throw ManageError.splitsSeveral(tickets.sorted())
    }
    return origin
  }
}
