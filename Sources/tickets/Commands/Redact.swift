import ArgumentParser
import Desk
import Mail
import Store
import Terminal

struct Redact: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Remove text, an attachment, or whole messages from the store, for ever.",
    usage: """
      tickets redact <message> ... [--text <text>] [--yes]
      tickets redact --attachment <part> [--yes]
      """)

  @Argument(help: ArgumentHelp("Messages, as m12.", valueName: "message"))
  var messages: [MessageReference] = []

  @Option(parsing: .unconditional, help: "Only this text, wherever it stands in the messages.")
  var text: String?

  @Option(help: ArgumentHelp("Only this part, as m12.3.", valueName: "part"))
  var attachment: PartReference?

  @Flag(help: "Remove it; else it is only shown what would be removed.") var yes = false
  @OptionGroup var store: StoreOptions

  func validate() throws {
    if let attachment {
      guard text == nil, messages.allSatisfy({ $0.number == attachment.message }) else {
        throw ValidationError("--attachment names the message, and excludes --text")
      }
    } else if messages.isEmpty {
      throw ValidationError("name messages, as m12")
    }
    if let text, text.allSatisfy(\.isWhitespace) {
      throw ValidationError("--text has no text")
    }
  }

  func run() throws {
    guard yes else { return try preview() }
    try store.erase { transaction in
      let change = Change(transaction: transaction)
      for number in numbers {
        guard try transaction.redact(number, redaction, by: change.agent, at: change.now) else {
          throw try missing(number, transaction.snapshot)
        }
      }
    }
    try warnOfOthers()
  }

  private var numbers: [Int] { attachment.map { [$0.message] } ?? messages.map(\.number) }

  private var redaction: Redaction {
    text.map(Redaction.text) ?? attachment.map { .part($0.part) } ?? .whole
  }

  private func preview() throws {
    let lines = try store.read { snapshot in
      try numbers.map { number in
        let message = try snapshot.existingMessage(number)
        guard try snapshot.redacted(message, redaction) != nil else {
          throw try missing(number, snapshot)
        }
        return "m\(number) of #\(message.ticket), \(message.from.display), "
          + "\(message.subject.orNone): \(what(in: message))"
      }
    }
    try Console.print(lines.map { SafeText.line($0) + "\n" }.joined())
    Console.complain("tickets: repeat with --yes to remove this for ever")
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
  private func warnOfOthers() throws {
    guard case .text = redaction else { return }
    let others = try store.read { snapshot in
      try Set(numbers.map { try snapshot.existingMessage($0).ticket }).sorted()
        .flatMap(snapshot.messages).filter { redaction.cleared($0.text) != $0.text }
    }
    guard !others.isEmpty else { return }
    let names = others.map { "m\($0.number)" }.joined(separator: " ")
    Console.complain("tickets: the text still stands in \(names)")
  }
}
