import ArgumentParser
import Delivery
import Desk
import Mail
import Store

struct Submit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open a ticket for a customer, or add a message to one, and print its number.")

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The customer; with --ticket the default is its requester.", valueName: "address"))
  var from: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The subject; with --ticket the default is the ticket's.", valueName: "text"))
  var subject: String?

  @Option(help: ArgumentHelp("The queue; the default is the first one.", valueName: "name"))
  var queue: String?

  @Option(
    help: ArgumentHelp("Add it to this ticket.", valueName: "ticket"),
    transform: TicketReference.read)
  var ticket: TicketReference?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The customer's account.", valueName: "name"))
  var account: String?

  @Option(help: ArgumentHelp("Direct login link.", valueName: "url")) var loginUrl: String?
  @Option(help: ArgumentHelp("low, normal, high or urgent.", valueName: "priority"))
  var priority: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("An additional field; may be repeated.", valueName: "name=value"))
  var field: [String] = []

  @Flag(help: "Send no confirmation and no copies.") var noNotify = false
  @OptionGroup var text: TextOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if ticket == nil, from == nil { throw ValidationError("name the customer with --from") }
    if ticket == nil, subject == nil { throw ValidationError("name the subject with --subject") }
    if ticket != nil, queue != nil {
      throw ValidationError("--queue and --ticket cannot be used together: a ticket has its queue")
    }
  }

  func run() throws {
    let attachments = try text.attachments()
    let facts = try SubmittedFacts(
      account: account, loginURL: loginUrl, priority: priority, fields: field)
    let place = try store.read { snapshot in
      try SubmissionPlace(ticket: ticket?.number, queue: queue, customer: from, snapshot)
    }
    let subject = try subject.map(Submit.checked) ?? place.subject
    func file(_ text: String) throws {
      guard !text.allSatisfy(\.isWhitespace) else { throw AnswerError.nothingWritten }
      let submission = Submission(
        customer: place.customer, subject: subject, text: text, attachments: attachments,
        fields: facts.header, target: place.target, isSilenced: noNotify,
        author: Environment.agent)
      try report(
        try submission.deliver(
          to: place.queue, of: store.location, at: .now(), zone: .system))
    }
    try text.wanted.read(suffix: ".txt", file)
  }

  /// A mail may have none, too.
  private static func checked(_ subject: String) throws -> String {
    subject.isEmpty ? "" : try TypedSubject.read(subject)
  }

  private func report(_ receipt: Receipt) throws {
    if receipt.hasDueMail, !noNotify {
      store.posting()?.wait(milliseconds: store.sending.mostDelay)
    }
    try Done.report("m\(receipt.message) is stored on #\(receipt.ticket)") {
      try output.show([receipt.json], single: true) { _ in "\(receipt.ticket)\n" }
    }
  }
}
