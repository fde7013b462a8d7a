import ArgumentParser
import Desk
import Glibc
import Mail
import Store
import Terminal
import Text

struct Requester: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make somebody else the requester; asks whether to keep the previous one.",
    usage: """
      tickets requester <ticket> ... <address> [--keep | --no-keep]
      tickets requester --query <query> [--yes] <address> [--keep | --no-keep]
      """)
  @OptionGroup var options: ValueOptions

  @Flag(
    inversion: .prefixedNo,
    help: "Whether the previous requester remains a participant.")
  var keep: Bool?

  func run() throws {
    let mailbox = try TypedMailbox.read(options.value)
    let keeps = try keep ?? answer(to: mailbox)
    try options.change { change, ticket in
      let snapshot = change.transaction.snapshot
      if let address = mailbox.address, let queue = try snapshot.queues().owner(of: address) {
        throw ManageError.ownAddress(address.text, queue: queue.name)
      }
      let keepsFormer = try keeps ?? snapshot.existingTicket(ticket, at: change.now).keeps(snapshot)
      try change.transaction.setRequester(
        mailbox, of: ticket, keepsFormer: keepsFormer, by: change.agent, at: change.now)
    }
  }

  /// Nil where nobody is asked, or the answer is as usual.
  private func answer(to mailbox: Mailbox) throws -> Bool? {
    guard let number = try options.onlyTicket, isatty(STDIN_FILENO) == 1 else { return nil }
    let question = try options.bulk.store.read { snapshot -> (Mailbox, Bool)? in
      let ticket = try snapshot.existingTicket(number, at: .now())
      guard ticket.requester.address != nil, ticket.requester.address != mailbox.address else {
        return nil
      }
      return (ticket.requester, try ticket.keeps(snapshot))
    }
    guard let (former, keeps) = question else { return nil }
    Console.status(
      Sanitizer.terminal("Keep \(former.full) as a participant? \(keeps ? "[Y/n]" : "[y/N]")") + " "
    )
    return readLine().flatMap(YesNo.init(answer:))?.value
  }
}

extension Ticket {
  /// Whether a requester who is no longer it stays a participant. Who never wrote was named by
  /// mistake, and an agent who passed mail on sees the ticket here.
  fileprivate func keeps(_ snapshot: Snapshot) throws -> Bool {
    guard let address = requester.address else { return false }
    let agents = try snapshot.queues().flatMap(\.settings.agents)
    return try !agents.contains(address) && snapshot.hasWritten(address, on: number)
  }
}

/// What a person answers to a question.
private struct YesNo {
  let value: Bool

  /// Nil for anything else.
  init?(answer: String) {
    switch answer.trimmed.lowercased() {
    case "y", "yes": value = true
    case "n", "no": value = false
    default: return nil
    }
  }
}
