import ArgumentParser
import Desk
import Mail
import Store

struct ParticipantCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "participant",
    abstract: "Manage the participants of a ticket, and who of them gets answers.",
    subcommands: [ParticipantAdd.self, ParticipantRemove.self, ParticipantMute.self])
}

struct ParticipantAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add participants, and send answers again to people who were muted.")
  @OptionGroup var participants: ParticipantOptions

  func run() throws {
    try participants.change { change, mailbox, ticket in
      let queues = try change.transaction.snapshot.queues()
      if let address = mailbox.address, let queue = queues.owner(of: address) {
        throw ManageError.ownAddress(address.text, queue: queue.name)
      }
      guard
        try change.transaction.addParticipant(
          mailbox, to: ticket, by: change.agent, at: change.now)
      else { throw ManageError.tooManyParticipants(ticket: ticket) }
    }
  }
}

struct ParticipantRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove participants, until another participant names them again.")
  @OptionGroup var participants: ParticipantOptions

  func run() throws {
    try participants.change { change, mailbox, ticket in
      guard let address = mailbox.address else { return }
      try change.transaction.removeParticipant(
        address, from: ticket, by: change.agent, at: change.now)
    }
  }
}

struct ParticipantMute: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mute", abstract: "Stop sending answers to people, who remain participants.")
  @OptionGroup var participants: ParticipantOptions

  func run() throws {
    try participants.change { change, mailbox, ticket in
      guard let address = mailbox.address else { return }
      try change.transaction.muteParticipant(
        address, on: ticket, by: change.agent, at: change.now)
    }
  }
}

/// A ticket, and people by their addresses.
struct ParticipantOptions: ParsableArguments {
  @Argument(help: "The ticket.", transform: TicketReference.read) var ticket: TicketReference
  @Argument(help: ArgumentHelp("Whom.", valueName: "address")) var addresses: [String]
  @OptionGroup var store: StoreOptions

  /// All of them or none.
  func change(_ body: (Change, Mailbox, Int) throws -> Void) throws {
    let mailboxes = try addresses.map { try TypedMailbox.read($0) }
    try store.change { transaction in
      let change = Change(transaction: transaction)
      let number = try transaction.snapshot.existingTicket(ticket.number, at: change.now).number
      try transaction.settle(number, at: change.now)
      try transaction.undoable([number]) {
        for mailbox in mailboxes { try body(change, mailbox, number) }
      }
    }
  }
}
