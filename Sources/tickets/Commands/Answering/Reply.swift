import ArgumentParser
import Delivery
import Desk
import Mail
import Store

struct Reply: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Answer a ticket, in the editor or with a given text.")

  @Argument(help: ArgumentHelp("The ticket.", valueName: "ticket"), transform: TicketReference.read)
  var reference: TicketReference
  @OptionGroup var text: TextOptions

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A copy to this address; may be repeated.", valueName: "address"))
  var cc: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A blind copy to this address; may be repeated.",
      valueName: "address"))
  var bcc: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Only to this address, not to all participants; may be repeated.", valueName: "address"))
  var only: [String] = []

  @Option(help: ArgumentHelp("Start with this canned text.", valueName: "name"))
  var canned: String?

  @Option(help: "The state to leave the ticket in: open, answered (default), hold or closed.")
  var status: AnswerStatus?

  @Option(
    help: ArgumentHelp(
      "Send only if nothing arrived after this message, as m12.", valueName: "message"),
    transform: MessageReference.read)
  var seen: MessageReference?

  @Flag(help: "Send to all recipients, even more than max-recipients.") var all = false

  @Option(help: "Continue a draft that was kept; it is removed once sent.", completion: .file())
  var draft: String?

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if draft != nil, canned != nil {
      throw ValidationError("--draft and --canned cannot be used together")
    }
    if draft != nil, !text.message.isEmpty || text.file != nil {
      throw ValidationError("--draft opens the editor; it cannot be used with -m or --file")
    }
  }

  func run() throws {
    let attachments = try text.attachments()
    let choice = try choice
    let start = try store.read { snapshot in
      let start = try ReplyDraftBuilder(reference.number, canned: canned, to: choice, snapshot)
      if let seen { try start.checkSeen(seen.number, snapshot) }
      return start
    }
    if draft == nil, let given = try text.wanted.given() {
      try send(try start.answer(given), attachments, seen: seen?.number)
    } else {
      try edit(start, attachments)
    }
  }

  private func edit(_ start: ReplyDraftBuilder, _ attachments: [OutgoingMail.Attachment]) throws {
    let editor = try Editor()
    let opened = try draft == nil ? start.draft() : nil
    let file = try draft.map(Draft.init(kept:)) ?? Draft(opened ?? "", suffix: ".eml")
    try editor.edit(file) { edited in
      let answer = try start.answer(editedTo: edited, from: opened)
      try send(answer, attachments, seen: seen?.number ?? start.lastMessage)
    }
  }

  private func send(
    _ written: AnswerDraft, _ attachments: [OutgoingMail.Attachment], seen: Int?
  ) throws {
    let answer = Answer(
      recipients: written.recipients, subject: written.subject, text: written.text,
      attachments: attachments, status: status?.value, author: Environment.agent, seen: seen,
      isForAll: all, isPrivate: !only.isEmpty)
    try SendingReport(store: store, output: output).print(try record(answer))
  }

  private var choice: RecipientChoice {
    get throws {
      RecipientChoice(
        only: try only.flatMap(TypedRecipients.read), copies: try cc.flatMap(TypedRecipients.read),
        blindCopies: try bcc.flatMap(TypedRecipients.read))
    }
  }

  private func record(_ answer: Answer) throws -> OutgoingReceipt {
    let only = try choice.only
    do {
      return try store.write(ticket: reference.number) { snapshot in
        let ticket = try snapshot.existingTicket(reference.number, at: .now())
        return try answer.prepared(
          on: ReplyContext(ticket, only: only, snapshot), snapshot, at: .now())
      } then: { transaction, prepared in
        try prepared.record(in: transaction, at: .now())
      }
    } catch AnswerError.arrivedMeanwhile(let messages) {
      try showArrived(messages)
      throw AnswerError.arrivedMeanwhile(messages: messages)
    }
  }

  private func showArrived(_ messages: [Int]) throws {
    let result = try store.read { snapshot in
      let arrived = try messages.map { try Conversation(.message($0), snapshot, at: .now()) }
      return try output.written(try arrived.map { try $0.json(snapshot) }) { screen in
        arrived.map { conversation in
          ConversationView(conversation, screen: screen, full: false, now: .now())
            .text(headers: nil)
        }.joined(separator: "\n")
      }
    }
    try result.show()
  }
}

/// The states an answer can leave a ticket in.
enum AnswerStatus: String, ExpressibleByArgument, CaseIterable {
  case open, answered, hold, closed

  var value: TicketStatus {
    switch self {
    case .open: .open
    case .answered: .answered
    case .hold: .hold
    case .closed: .closed
    }
  }
}
