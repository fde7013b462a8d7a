import ArgumentParser
import Desk
import Exchange
import FoundationEssentials
import Glibc
import Mail
import Store
import Terminal

struct Mutt: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open the messages of a ticket read-only in mutt.")

  @Argument(help: "A ticket.", transform: TicketReference.read) var ticket: TicketReference
  @OptionGroup var store: StoreOptions

  func run() throws {
    let temporary = FileManager.default.temporaryDirectory.path
    var template = Array("\(temporary)/tickets-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw ExportFile.failure(temporary, errno) }
    let end = template.firstIndex(of: 0) ?? template.endIndex
    let folder = String(decoding: template[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/ticket-\(ticket.number).mbox"
    try store.read { snapshot in
      let found = try snapshot.existingTicket(ticket.number, at: .now())
      let file = try GuardedFile(path, .making(0o600))
      try MailExport(tickets: [found], snapshot: snapshot).writeMbox { try file.write($0) }
    }
    try open(path)
  }

  /// Read-only, and the conversation as a tree whatever one's own order is.
  private static let options = "-R -e 'set sort=threads'"

  private func open(_ path: String) throws {
    let named = Environment.variables["TICKETS_MUTT"].flatMap { $0.isEmpty ? nil : $0 }
    let program = named ?? "mutt"
    let script =
      "command -v \(program) >/dev/null || exit 127; exec \(program) \(Mutt.options) -f \"$@\""
    let process = ShellProcess(script, [path], environment: Environment.variables)
    switch process?.wait() {
    case .exit(0): return
    case .exit(126), .exit(127), nil:
      throw Failure.unavailable("'\(program)' cannot be run; install mutt or set TICKETS_MUTT")
    case .exit(let status): throw Failure.unavailable("'\(program)' failed with status \(status)")
    case .signal(let signal): throw Failure.unavailable("'\(program)' died of signal \(signal)")
    }
  }
}
