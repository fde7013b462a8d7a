import ArgumentParser
import Desk
import Mail
import Store
import Terminal
import Text

struct Redact: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Permanently remove text, an attachment, or whole messages from the store.",
    usage: """
      tickets redact <message> ... [--text <text>] [--yes]
      tickets redact --attachment <part> [--yes]
      """)

  @Argument(
    help: ArgumentHelp("Messages, as m12.", valueName: "message"),
    transform: MessageReference.read)
  var messages: [MessageReference] = []

  @Option(parsing: .unconditional, help: "Only this text, wherever it occurs in the messages.")
  var text: String?

  @Option(
    help: ArgumentHelp("Only this part, as m12.3.", valueName: "part"),
    transform: PartReference.read)
  var attachment: PartReference?

  @Flag(help: "Remove it, instead of only showing what would be removed.") var yes = false
  @OptionGroup var store: StoreOptions

  func validate() throws {
    if let attachment {
      guard text == nil, messages.allSatisfy({ $0.number == attachment.message }) else {
        throw ValidationError("--attachment names its message, and cannot be used with --text")
      }
    } else if messages.isEmpty {
      throw ValidationError("name messages, as m12")
    }
    if let text, text.allSatisfy(\.isWhitespace) {
      throw ValidationError("--text has no text")
    }
  }

  func run() throws {
    let lines = try preview()
    guard yes else {
      try Console.print(lines.map { Sanitizer.terminal($0) + "\n" }.joined())
      return Console.complain("tickets: repeat with --yes to remove this permanently")
    }
    let open = try TicketStore.writable(store.location, lockTimeout: 30, creating: false)
    let removed = try numbers.map { number in
      (number, try open.read { try $0.removedMatter(redaction, of: $0.existingMessage(number)) })
    }
    for number in numbers { try redact(number, open) }
    try open.removeAbandonedRaw()
    try open.mergeIndex()
    try open.emptyLog()
    try warnOfOthers(removed, open)
  }

  private func redact(_ number: Int, _ open: TicketStore) throws {
    let ticket = try open.read { try $0.existingMessage(number).ticket }
    try open.change(ticket: ticket) { snapshot in
      guard let draft = try snapshot.redaction(of: number, redaction) else {
        throw try missing(number, snapshot)
      }
      return draft
    } _: { transaction, draft in
      try transaction.redact(draft, by: Environment.agent, at: .now())
    }
  }

  private var numbers: [Int] { attachment.map { [$0.message] } ?? messages.map(\.number) }

  private var redaction: Redaction {
    text.map(Redaction.text) ?? attachment.map { .part($0.part) } ?? .whole
  }

  private func preview() throws -> [String] {
    try store.read { snapshot in
      try numbers.map { number in
        let message = try snapshot.existingMessage(number)
        guard try snapshot.redacted(message, redaction) != nil else {
          throw try missing(number, snapshot)
        }
        return "m\(number) of #\(message.ticket), \(message.from.display), "
          + "\(message.subject.orNone): \(what(in: message))"
      }
    }
  }

  private func what(in message: StoredMessage) -> String {
    switch redaction {
    case .text(let text): return "'\(text)'"
    case .whole: return "the whole message"
    case .part(let number):
      let name = message.parts.first { $0.number == number }?.filename
      return "part \(number)" + (name.map { ", \($0)" } ?? "")
    }
  }

  private func missing(_ number: Int, _ snapshot: Snapshot) throws -> Failure {
    let message = try snapshot.existingMessage(number)
    switch redaction {
    case .part(let part):
      return .notFound("m\(number) has \(message.parts.count) parts, not a part \(part)")
    case .text, .whole: return .notFound("m\(number) has no such text; nothing was removed")
    }
  }

  /// People quote.
  private func warnOfOthers(_ removed: [(Int, RemovedMatter)], _ open: TicketStore) throws {
    let places = try open.read { snapshot in
      try removed.flatMap { try snapshot.remains(of: $1, from: $0) }
    }
    guard !places.isEmpty else { return }
    let names = places.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      .joined(separator: ", ")
    let what = text == nil ? "some of it" : "the text"
    Console.complain("tickets: \(what) is still in \(Sanitizer.terminal(names))")
  }
}
