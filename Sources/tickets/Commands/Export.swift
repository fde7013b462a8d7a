import ArgumentParser
import Delivery
import Desk
import Exchange
import Glibc
import Mail
import Store

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write tickets with their mail as an mbox file, a Maildir or JSON Lines.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case mbox, maildir, jsonl }

  @Argument(parsing: .allUnrecognized, help: "Tickets, or a query; the default is all tickets.")
  var query: [String] = []
  @Option(help: "mbox, maildir or jsonl.") var format: Format = .jsonl
  @Option(name: .shortAndLong, help: "Create this file or folder.", completion: .file())
  var output: String?
  @OptionGroup var store: StoreOptions

  func validate() throws {
    try UnknownOption.refuse(in: query)
    if format == .maildir, output == nil { throw ValidationError("a Maildir needs -o FOLDER") }
  }

  func run() throws {
    try store.read { snapshot in
      let export = MailExport(tickets: try tickets(snapshot), snapshot: snapshot)
      guard let output else {
        return try write(export) { try Console.printForeign($0, force: false) }
      }
      guard access(output, F_OK) != 0 else {
        throw Failure.cannotCreate("\(output): already exists; left unchanged")
      }
      if format == .maildir {
        try ExportFile.makeFolder(output) { try export.writeMaildir($0) }
      } else {
        try ExportFile.make(output) { file in try write(export) { try file.write($0) } }
      }
    }
  }

  private func write(_ export: MailExport, _ sink: ([UInt8]) throws -> Void) throws {
    if format == .mbox { try export.writeMbox(sink) } else { try export.writeLines(sink) }
  }

  private func tickets(_ snapshot: Snapshot) throws -> [Ticket] {
    let numbers = query.compactMap { TicketReference(argument: $0)?.number }
    if !query.isEmpty, numbers.count == query.count {
      return try numbers.map { try snapshot.existingTicket($0, at: .now()) }
    }
    let text = query.filter { $0 != "--" }.joined(separator: " ")
    do {
      let selection = Selection(
        query: try Query.parse(text, now: .now(), zone: .system), agent: Environment.agent,
        defaultOrder: [.init(.id, .ascending)])
      return try snapshot.tickets(selection, at: .now())
    } catch let error as QueryError {
      throw Failure.usage(error.report(in: text))
    }
  }
}
