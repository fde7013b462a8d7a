import ArgumentParser
import Desk
import Mail
import Store
import Terminal

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the conversation of a ticket, or one message.")

  @Argument(
    help: ArgumentHelp("Tickets, or messages as m12.", valueName: "ticket"),
    transform: ShowReference.read)
  var references: [ShowReference]

  @Flag(help: "Unfold quoted text and signatures.") var full = false
  @Flag(help: "Show all header fields.") var headers = false
  @Flag(help: "Print the mail as it was received, byte for byte.") var raw = false
  @Flag(help: "Print the messages as an mbox file.") var mbox = false
  @Flag(help: "Write control characters to a terminal as they are.") var force = false
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if [raw, mbox, output.isForPrograms].filter({ $0 }).count > 1 {
      throw ValidationError("--raw, --mbox and --json cannot be used together")
    }
  }

  func run() throws {
    if raw || mbox { return try store.read(writeMail) }
    let result = try store.read { snapshot in
      let conversations = try references.map { try Conversation($0, snapshot, at: .now()) }
      let isSingle = references.count == 1
      let objects = output.isForPrograms ? try conversations.map { try $0.json(snapshot) } : []
      return try output.written(objects, single: isSingle) { screen in
        try conversations.map { try text($0, screen, snapshot) }.joined(separator: "\n")
      }
    }
    try result.show()
  }

  private func text(
    _ conversation: Conversation, _ screen: Screen, _ snapshot: Snapshot
  ) throws -> String {
    let text = try ConversationView(conversation, screen: screen, full: full, now: .now())
      .text(headers: headers ? { try snapshot.headers(of: $0) } : nil)
    guard !conversation.isMessage else { return text }
    let lines = try StaffSuggestions(conversation.ticket, conversation.messages, snapshot).lines
    return lines.isEmpty ? text : text + "\n" + lines.map { $0 + "\n" }.joined()
  }

  private func writeMail(_ snapshot: Snapshot) throws {
    let messages = try references.flatMap { try Conversation($0, snapshot, at: .now()).messages }
    if raw, messages.count > 1 {
      throw Failure.usage(
        "--raw prints one message, here are \(messages.count): name one as "
          + "m\(messages[0].number), or use --mbox")
    }
    func print(_ bytes: [UInt8]) throws { try Console.printForeign(bytes, force: force) }
    for message in messages {
      guard mbox else {
        try snapshot.raw(of: message.number, print)
        continue
      }
      let line = MboxSeparator.line(sender: message.from.address, time: message.received)
      try print(Array(line.utf8))
      var quoting = MboxQuoting()
      try snapshot.raw(of: message.number) { try print(quoting.quoted($0)) }
      try print(quoting.end())
    }
  }
}

extension Snapshot {
  /// All header fields, read from the raw mail.
  func headers(of message: StoredMessage) throws -> [HeaderField] {
    message.isUnreadable ? [] : Message(reading: try raw(of: message.number)).header
  }
}
