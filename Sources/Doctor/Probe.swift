internal import Delivery
package import Desk
import Glibc
package import Mail
package import Store

/// Runs the command by which mail is delivered, as a mail server does.
package struct Probe {
  private let store: TicketStore
  private let command: String
  private let queue: String?
  private let recipient: Address
  private let now: Timestamp

  /// Longer than ingest waits for a lock, and far below Postfix's command_time_limit.
  private static let mostSeconds = 120

  /// - Parameters:
  ///   - command: for sh(1).
  ///   - queue: where the mail must be filed; nil: anywhere.
  package init(
    _ command: String, queue: String?, _ store: TicketStore, at now: Timestamp
  ) throws {
    self.store = store
    self.command = command
    self.queue = queue
    self.now = now
    let queues = try store.read { try $0.queues() }
    guard let recipient = ProbeMail.recipient(queue, of: queues) else {
      throw StoreError.defect("the probe has no recipient")
    }
    self.recipient = recipient
  }

  /// The second mail meets a locked store: so long the command waits, and so do deliveries.
  ///
  /// - Parameter agent: who closes the probe's ticket.
  /// - Throws: `StoreError`.
  package func run(by agent: String, beforeWaiting: () -> Void) throws -> ProbeFacts {
    let delivered = try deliver { try $0() }
    var locked: ProbeFacts.Run?
    if ProbeFacts.hasDelivered(delivered) {
      beforeWaiting()
      locked = try deliver { try store.lockingOut($0) }
    }
    try close(delivered.arrivals + (locked?.arrivals ?? []), by: agent)
    return ProbeFacts(
      store: store.path, recipient: recipient, queue: queue, delivered: delivered, locked: locked)
  }

  private func deliver(
    _ circumstances: (() throws -> Execution) throws -> Execution
  ) throws -> ProbeFacts.Run {
    let letter = ProbeMail.letter(to: recipient, word: MessageID.uniqueWord(), at: now)
    let mail = letter.composed()
    let execution = try circumstances { execute(reading: mail) }
    return ProbeFacts.Run(
      ending: execution.ending, output: execution.output, complaint: execution.complaint,
      arrivals: try store.read { try $0.arrivals(of: letter.messageID) })
  }

  /// Only the probe's own ticket: nobody is to answer it.
  private func close(_ arrivals: [ProbeFacts.Arrival], by agent: String) throws {
    let sender = Address(ProbeMail.sender)
    try store.write { transaction in
      for number in Set(arrivals.map(\.ticket)) {
        let ticket = try transaction.snapshot.ticket(number, at: now)
        guard let ticket, ticket.requester.address == sender else { continue }
        _ = try transaction.setStatus(
          .closed, of: number, by: agent, at: now, note: "probe of tickets doctor")
      }
    }
  }
}

extension Probe {
  private struct Execution {
    var ending: ProbeFacts.Ending
    var output = ""
    var complaint = ""
  }

  private func execute(reading mail: [UInt8]) -> Execution {
    let child = Child(
      program: .path("/usr/bin/env"),
      arguments: ["-i", "--chdir=/"] + environment + ["/bin/sh", "-c", command],
      seconds: Probe.mostSeconds)
    do {
      let ending = try child.run(reading: mail)
      return Execution(
        ending: Probe.ending(ending.status), output: ending.output.firstLine,
        complaint: ending.errors.firstLine)
    } catch {
      return Execution(ending: .notRun(reason: "\(error)"))
    }
  }

  /// What local(8) and pipe(8) of Postfix leave of an environment, and qmail's `EXT`.
  private var environment: [String] {
    [
      "PATH=/usr/bin:/bin", "SHELL=/bin/sh", "HOME=\(SystemUser.home(geteuid()))",
      "USER=\(SystemUser.user(geteuid()))", "LOGNAME=\(SystemUser.user(geteuid()))",
      "SENDER=\(ProbeMail.sender)", "RECIPIENT=\(recipient.text)",
      "EXTENSION=\(ProbeMail.addressExtension)", "EXT=\(ProbeMail.addressExtension)",
    ]
  }

  private static func ending(_ status: Child.Status?) -> ProbeFacts.Ending {
    switch status {
    case .exited(let status): .exit(Int(status))
    case .signaled(let signal): .signal(Int(signal))
    case nil: .tooLong(seconds: mostSeconds)
    }
  }
}
