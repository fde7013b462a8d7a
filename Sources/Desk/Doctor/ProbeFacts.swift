package import Mail
internal import Text

/// What came of running the command by which mail is delivered: once with a mail that must arrive,
/// once while the store was locked.
package struct ProbeFacts: Sendable {
  /// How the command ended.
  package enum Ending: Hashable, Sendable {
    case exit(Int)
    case signal(Int)
    case tooLong(seconds: Int)
    case notRun(reason: String)
  }

  package struct Run: Sendable {
    package var ending: Ending
    /// The first line on standard output, and on standard error.
    package var output: String
    package var complaint: String
    package var arrivals: [Arrival]

    package init(ending: Ending, output: String, complaint: String, arrivals: [Arrival]) {
      self.ending = ending
      self.output = output
      self.complaint = complaint
      self.arrivals = arrivals
    }
  }

  /// A delivery of the probe's mail, found in the store.
  package struct Arrival: Hashable, Sendable {
    package var message: Int
    package var ticket: Int
    package var queue: String
    /// The envelope recipient as it was stored; empty when none arrived.
    package var recipient: String

    package init(message: Int, ticket: Int, queue: String, recipient: String) {
      self.message = message
      self.ticket = ticket
      self.queue = queue
      self.recipient = recipient
    }
  }

  /// Path of the store.
  package var store: String
  package var recipient: Address
  /// Where the mail must be filed; nil: anywhere.
  package var queue: String?
  package var delivered: Run
  /// Nil when it was not tried, since the first run did not deliver.
  package var locked: Run?

  package init(store: String, recipient: Address, queue: String?, delivered: Run, locked: Run?) {
    self.store = store
    self.recipient = recipient
    self.queue = queue
    self.delivered = delivered
    self.locked = locked
  }

  /// Whether the command delivers at all: else there is nothing to learn from a locked store.
  package static func hasDelivered(_ run: Run) -> Bool {
    run.ending == .exit(0) && !run.arrivals.isEmpty
  }

  package var findings: [Finding] {
    delivery + quiet + (locked.map { [LockedProbe(run: $0).finding] } ?? [])
  }

  private var delivery: [Finding] {
    guard delivered.ending == .exit(0) else { return [failure] }
    guard let arrival = delivered.arrivals.first else {
      return [
        .problem(
          "probe", "the command exited with 0, but the mail is not in \(store): it would be lost",
          "name this store in the command (--store \(ShellWord.typed(store))), or find out where "
            + "the command leaves such mail; one that only queues it, like sendmail, is not enough")
      ]
    }
    return [
      .ok(
        "probe",
        "exit status 0; filed as m\(arrival.message) on ticket \(arrival.ticket) "
          + "in queue \(arrival.queue)")
    ] + [doubled, wrongQueue(arrival), envelope].compactMap { $0 }
  }

  private var failure: Finding {
    let arrived = delivered.arrivals.isEmpty ? "" : ", though the mail is in the store"
    let said = delivered.complaint.isEmpty ? "" : ": \(Sanitizer.excerpt(delivered.complaint))"
    return .problem(
      "probe", "the command \(delivered.ending.description)\(arrived)\(said)",
      delivered.ending.remedy)
  }

  private var doubled: Finding? {
    guard delivered.arrivals.count > 1 else { return nil }
    return .problem(
      "probe", "one mail was delivered \(delivered.arrivals.count) times",
      "let the command run ingest only once")
  }

  private func wrongQueue(_ arrival: Arrival) -> Finding? {
    guard let queue, arrival.queue.lowercased() != queue.lowercased() else { return nil }
    return .problem(
      "probe", "the mail was filed in queue \(arrival.queue), not in \(queue)",
      "give ingest --queue \(queue), or the queue the address that mail is sent to")
  }

  private var envelope: Finding? {
    if delivered.arrivals.contains(where: { $0.recipient == recipient.key }) {
      return .ok("probe", "the environment arrives: the recipient is \(recipient.text)")
    }
    let seen = delivered.arrivals.map(\.recipient).first { !$0.isEmpty } ?? "none"
    return .warning(
      "probe", "the recipient was \(recipient.text), but ingest saw \(seen)",
      "keep $RECIPIENT, or add --recipient \"$RECIPIENT\"; where the mail server writes "
        + "Delivered-To into the mail, that is enough")
  }

  /// Mail servers read statuses off it: `4.x.x` and `5.x.x` go before the exit status.
  private var quiet: [Finding] {
    let outputs = [delivered.output, locked?.output ?? ""].filter { !$0.isEmpty }
    guard let output = outputs.first else { return [] }
    return [
      .warning(
        "probe", "the command writes to standard output: \(Sanitizer.excerpt(output))",
        "leave out --print and --json: mail servers may read it as a status")
    ]
  }
}

/// What a status says to a mail server: sysexits(3), sh(1), Postfix's pipe(8), qmail-command(8).
extension ProbeFacts.Ending {
  var description: String {
    switch self {
    case .exit(75): "exited with 75: nothing was changed, mail servers try again"
    case .exit(111): "exited with 111: qmail tries again, Postfix returns the mail"
    case .exit(126): "exited with 126: it, or a program in it, cannot be executed"
    case .exit(127): "exited with 127: a program in it was not found"
    case .exit(let status): "exited with \(status): Postfix returns the mail to its sender"
    case .signal(let signal): "died of signal \(signal): mail servers try again"
    case .tooLong(let seconds): "took more than \(seconds) s"
    case .notRun(let reason): "cannot be run: \(Sanitizer.excerpt(reason))"
    }
  }

  var remedy: String {
    switch self {
    case .exit(75), .exit(111): "fix the error that the command prints; run it by hand for more"
    case .exit(126): "chmod +x that program, and let this user enter all folders of its path"
    case .exit(127): "write full paths: mail servers run commands with PATH=/usr/bin:/bin"
    case .exit, .signal: "run the command by hand with a mail on its standard input"
    case .tooLong: "find out what the command is waiting for"
    case .notRun: "see whether this user can start /bin/sh"
    }
  }
}
