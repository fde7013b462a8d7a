import ArgumentParser
import Delivery
import Desk
import Mail
import Store

struct Note: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write an internal note on a ticket, without changing its state.")

  @Argument(help: ArgumentHelp("The ticket.", valueName: "ticket"), transform: TicketReference.read)
  var reference: TicketReference
  @OptionGroup var text: TextOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let attachments = try text.attachments()
    _ = try store.read { try $0.existingTicket(reference.number, at: .now()) }
    try text.wanted.read(suffix: ".txt") { try write($0, attachments) }
  }

  private func write(_ text: String, _ attachments: [OutgoingMail.Attachment]) throws {
    guard !text.allSatisfy(\.isWhitespace) else { throw AnswerError.emptyNote }
    let note = InternalNote(text: text, attachments: attachments, author: Environment.agent)
    let (ticket, message) = try store.change(ticket: reference.number) { snapshot in
      let ticket = try snapshot.existingTicket(reference.number, at: .now())
      return try note.prepared(on: ticket, snapshot, at: .now())
    } then: { transaction, prepared in
      (prepared.ticket, try prepared.record(in: transaction, at: .now()))
    }
    let json: JSON = ["format": 1, "ticket": .number(ticket), "message": .number(message)]
    try Done.report("m\(message) is stored") {
      try output.show([json], single: true) { _ in "#\(ticket) has note m\(message)\n" }
    }
  }
}
