import ArgumentParser
import Desk
import Glibc
import Mail
import Store

struct Anonymize: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print messages without personal details, to attach to a bug report.")

  @Argument(
    help: ArgumentHelp("Messages, as m12.", valueName: "message"),
    transform: MessageReference.read)
  var messages: [MessageReference]

  @Option(help: "Replace the same words in the same way each time this word is given.")
  var key: String?

  @Option(name: .shortAndLong, help: "Write to this new file.", completion: .file())
  var output: String?

  @Option(
    name: .shortAndLong, help: "Write each message into this folder, as m12.eml.",
    completion: .directory)
  var directory: String?

  @Flag(help: "Write to a terminal what could act on it.") var force = false
  @OptionGroup var store: StoreOptions

  func validate() throws {
    if output != nil, directory != nil { throw ValidationError("give -o or -d, not both") }
  }

  func run() throws {
    try store.read { snapshot in
      let queues = try snapshot.queues()
      let anonymizer = Anonymizer(
        key: key.map(Anonymizer.Key.init(word:)) ?? .random, known: .desk(queues),
        machines: .machines(queues), ours: queues.anonymousName)
      let mails = try messages.map {
        try AnonymizedMail(snapshot.existingMessage($0.number), anonymizer, snapshot)
      }
      try write(mails)
    }
  }

  private func write(_ mails: [AnonymizedMail]) throws {
    if let directory {
      for mail in mails {
        let path = "\(directory)/m\(mail.number).eml"
        try Self.make(path, mail.raw)
        try Console.print(path + "\n")
      }
      return
    }
    let bytes = mails.count == 1 ? mails[0].raw : mails.flatMap(\.inMbox)
    if let output {
      try Self.make(output, bytes)
    } else {
      try Console.printForeign(bytes, force: force)
    }
  }

  private static func make(_ path: String, _ bytes: [UInt8]) throws {
    let file = try GuardedFile(path, .making(0o666))
    try file.write(bytes)
    try file.sync()
  }
}

/// A message that strangers may see, below a field that says how it was filed.
private struct AnonymizedMail {
  let number: Int
  let raw: [UInt8]
  private let separator: String

  init(_ message: StoredMessage, _ anonymizer: Anonymizer, _ snapshot: Snapshot) throws {
    number = message.number
    let received = MboxSeparator.removed(from: try snapshot.raw(of: message.number))
    let mail = anonymizer.anonymized(received)
    let mark = AnonymizedMark.value(of: message, tokens: mail.tokens)
    raw = Array("\(AnonymizedMark.field): \(mark)".utf8) + mail.lineEnd + mail.raw
    separator = MboxSeparator.line(
      sender: message.from.address.flatMap(anonymizer.anonymized), time: message.received)
  }

  var inMbox: [UInt8] {
    var quoting = MboxQuoting()
    return Array(separator.utf8) + quoting.quoted(raw) + quoting.end()
  }
}
