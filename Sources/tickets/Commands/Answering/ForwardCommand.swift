import ArgumentParser
import Delivery
import Desk
import Mail
import Store

struct ForwardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forward",
    abstract: "Forward mail of a ticket to somebody else, without changing its state.")

  @Argument(
    help: ArgumentHelp("A ticket, for its last mail, or a message.", valueName: "ticket"),
    transform: ShowReference.read)
  var reference: ShowReference

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("The recipient; may be repeated.", valueName: "address"))
  var to: [String]

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A copy to this address; may be repeated.", valueName: "address"))
  var cc: [String] = []

  @Flag(help: "All mail of the ticket, including ours, but no notes.") var all = false
  @OptionGroup var text: TextOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if all, case .message = reference { throw ValidationError("--all needs a ticket") }
  }

  func run() throws {
    let attachments = try text.attachments()
    let recipients = Recipients(
      to: try to.flatMap(TypedRecipients.read), cc: try cc.flatMap(TypedRecipients.read))
    let start = try store.read { try ForwardDraftBuilder(reference, all: all, $0) }
    if let given = try text.wanted.given() {
      return try send(start.draft(given, to: recipients), start, attachments)
    }
    let draft = start.draft("", to: recipients).written(remarks: AnswerDraft.remarks)
    try Editor().edit(draft, suffix: ".eml") { edited in
      guard !edited.allSatisfy(\.isWhitespace), WrittenText.differs(edited, draft) else {
        throw AnswerError.nothingWritten
      }
      try send(try AnswerDraft(reading: edited), start, attachments)
    }
  }

  private func send(
    _ written: AnswerDraft, _ start: ForwardDraftBuilder, _ attachments: [OutgoingMail.Attachment]
  ) throws {
    let forward = Forward(
      recipients: written.recipients, subject: written.subject, text: written.text,
      attachments: attachments, messages: start.messages.map(\.number), author: Environment.agent)
    let number = start.ticket.number
    let receipt = try store.write(ticket: number) { snapshot in
      let ticket = try snapshot.existingTicket(number, at: .now())
      return try forward.prepared(on: ticket, snapshot, at: .now())
    } then: { transaction, prepared in
      try prepared.record(in: transaction, at: .now())
    }
    try SendingReport(store: store, output: output).print(receipt)
  }
}
