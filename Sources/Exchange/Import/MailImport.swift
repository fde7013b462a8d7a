internal import Delivery
package import Desk
package import Mail
package import Store

/// Files stored mail by the rules of a delivery, each at the time it arrived. Nothing is sent. What is
/// stored already is recognised, so that an import may be stopped and run again.
package final class MailImport {
  package struct Options: Sendable {
    package var queue: String?
    /// The state in which tickets are opened, and which later mail does not change.
    package var status: TicketStatus?
    /// All mails are answers of ours.
    package var isSent = false
    package var actor: String

    package init(queue: String?, status: TicketStatus?, isSent: Bool, actor: String) {
      self.queue = queue
      self.status = status
      self.isSent = isSent
      self.actor = actor
    }
  }

  package struct Summary: Sendable {
    package var read = 0
    package var filed = 0
    package var duplicates = 0
    package var tickets = 0
    package var problems: [ImportProblem] = []
    /// Numbers of exported tickets that were taken.
    package var renumbered: [(from: Int, to: Int)] = []
  }

  private let store: TicketStore
  private let options: Options
  private let now: Timestamp
  private var numbers = RestoredNumbers()
  package private(set) var summary = Summary()

  /// One transaction takes so much: mail that arrives meanwhile need not wait long.
  private static let batch = 200
  private static let batchBytes = 16 << 20
  private static let batchSeconds = Duration.seconds(1)

  package init(_ store: TicketStore, _ options: Options, at now: Timestamp) {
    self.store = store
    self.options = options
    self.now = now
  }

  /// - Parameter progress: told the number of mails read so far.
  /// - Throws: `StoreError`; what was filed before it stays.
  package func run(_ search: MailSearch, progress: (Int) -> Void) throws {
    summary.problems = search.problems
    if let earlier = EarlierImport.found { summary.count(earlier) }
    for file in search.exports {
      let lines = ExportLines(file)
      var isComplete = false
      while !isComplete {
        var batch: [Prepared] = []
        do {
          isComplete = try lines.read(&batch, limit: MailImport.batch) { line in
            prepare(Array(line.raw), .exported(line))
          }
          if let earliest = search.earliest { batch.removeAll { $0.received < earliest } }
        } catch {
          summary.problems.append(error)
          isComplete = true
        }
        try record(batch, progress)
      }
      summary.problems += lines.problems
    }
    var batch: [Prepared] = []
    var bytes = 0
    for place in search.places {
      do {
        let mark = try place.mark.get()
        let raw = try place.raw()
        if raw.isEmpty { continue }
        let time = min(max(place.time, ExportBounds.times.lowerBound), now)
        batch.append(prepare(raw, .found(at: time, mark)))
        bytes += raw.count
      } catch {
        summary.problems.append(error)
      }
      guard batch.count >= MailImport.batch || bytes >= MailImport.batchBytes else { continue }
      try record(batch, progress)
      batch = []
      bytes = 0
    }
    try record(batch, progress)
  }

  private struct Prepared {
    var mail: IncomingMail
    var origin: Origin

    /// What is made of a long mail's text is made before the lock is taken; of a short one when its
    /// ticket is known.
    var isLong: Bool { mail.message.text.utf8.count > 1 << 16 || mail.raw.count > 1 << 20 }

    var exportedTicket: Int? {
      switch origin {
      case .found(_, let mark): mark?.ticket
      case .exported(let line): line.ticketObject.ticket
      }
    }

    var received: Timestamp {
      switch origin {
      case .found(let time, _): time
      case .exported(let line): line.received.time
      }
    }
  }

  private enum Origin {
    case found(at: Timestamp, ExportMark?)
    case exported(ExportLine)
  }

  /// Parsed before the lock is taken.
  private func prepare(_ raw: [UInt8], _ origin: Origin) -> Prepared {
    let source = EnvelopeSource(sender: nil, recipient: nil)
    return IncomingMail.guarding(raw, from: source, store: store.path) {
      Prepared(mail: $0, origin: origin)
    }
  }

  private func record(_ batch: [Prepared], _ progress: (Int) -> Void) throws {
    var rest = batch[...]
    while let first = rest.first {
      let text = try longText(of: first)
      let (filed, known) = try first.mail.storing(in: store) { mail in
        try store.write { transaction in
          let clock = ContinuousClock()
          let start = clock.now
          var known = numbers
          let first = Prepared(mail: mail, origin: first.origin)
          var filed = [try guarding(first) { try file(first, text, &known, transaction) }]
          for prepared in rest.dropFirst() where clock.now - start < MailImport.batchSeconds {
            if prepared.isLong { break }
            filed.append(try guarding(prepared) { try file(prepared, nil, &known, transaction) })
          }
          return (filed, known)
        }
      }
      for (prepared, filed) in zip(rest, filed) { note(prepared, filed) }
      numbers = known
      EarlierImport.remember(summary)
      rest = rest.dropFirst(filed.count)
      progress(summary.read)
    }
  }

  private func guarding<T>(_ prepared: Prepared, _ work: () throws -> T) rethrows -> T {
    try prepared.mail.guarding(store: store.path, work)
  }

  private func longText(of prepared: Prepared) throws -> PreparedText? {
    guard prepared.isLong else { return nil }
    return try guarding(prepared) { try store.read { try text(of: prepared, $0) } }
  }

  private func text(of prepared: Prepared, _ store: Snapshot) throws -> PreparedText {
    switch prepared.origin {
    case .found(let time, let mark):
      let (_, decision) = try decide(prepared.mail, at: time, mark, numbers, store)
      return try PreparedText.of(prepared.mail, decision, store)
    case .exported(let line):
      let ticket = numbers.tickets[line.ticketObject.ticket]
      return PreparedText(
        prepared.mail.message, earlier: try ticket.map { try store.earlierTexts(of: $0) } ?? [])
    }
  }

  /// - Parameter text: what was made of a long text.
  private func file(
    _ prepared: Prepared, _ text: PreparedText?, _ numbers: inout RestoredNumbers,
    _ transaction: Transaction
  ) throws -> FiledMail {
    let filed =
      switch prepared.origin {
      case .found(let time, let mark):
        try file(prepared.mail, text, at: time, mark, numbers, transaction)
      case .exported(let line):
        try Restoration(
          transaction: transaction, mail: prepared.mail, text: text, line: line,
          status: options.status, queueName: options.queue, actor: options.actor, now: now
        ).restore(&numbers)
      }
    if let ticket = prepared.exportedTicket, numbers.tickets[ticket] == nil {
      numbers.tickets[ticket] = filed.ticket
    }
    return filed
  }

  private func file(
    _ mail: IncomingMail, _ text: PreparedText?, at time: Timestamp, _ mark: ExportMark?,
    _ numbers: RestoredNumbers, _ transaction: Transaction
  ) throws -> FiledMail {
    let store = transaction.snapshot
    let (decider, decision) = try decide(mail, at: time, mark, numbers, store)
    let text = try text ?? PreparedText.of(mail, decision, store)
    let event = try store.latestEvent()
    let receipt = try DeliveryWriter(
      transaction, decider, decision, text, trusted: false, by: options.actor
    ).write()
    if decider.imported?.status == nil, try !store.isHandled(receipt.ticket, after: time) {
      try FailureNotices(transaction, by: options.actor, at: time)
        .follow(failuresAfter: event, isSilenced: true)
    }
    return FiledMail(ticket: receipt.ticket, action: receipt.decision.action)
  }

  private func decide(
    _ mail: IncomingMail, at time: Timestamp, _ mark: ExportMark?, _ numbers: RestoredNumbers,
    _ store: Snapshot
  ) throws -> (DeliveryDecider, Decision) {
    var imported = ImportedMail(status: options.status)
    if options.isSent { imported.direction = .out }
    if let mark {
      imported = ImportedMail(
        direction: mark.direction, number: mark.ticket, status: options.status ?? mark.status,
        statusIsExact: true)
      imported.ticket = numbers.tickets[mark.ticket]
      imported.opensTicket = imported.ticket == nil
      imported.turn = imported.status == mark.status ? mark.turn : nil
    }
    let decider = DeliveryDecider(
      mail: mail, queueName: options.queue, now: time, imported: imported)
    return (decider, try decider.decide(decider.assessment(store), store))
  }

  private func note(_ prepared: Prepared, _ filed: FiledMail) {
    prepared.mail.forgetParserDeath(store: store.path)
    summary.read += 1
    switch filed.action {
    case .duplicate: summary.duplicates += 1
    case .created:
      summary.filed += 1
      summary.tickets += 1
    case .appended, .reopened: summary.filed += 1
    }
    guard let exported = prepared.exportedTicket, filed.action == .created else { return }
    if exported != filed.ticket { summary.renumbered.append((exported, filed.ticket)) }
  }
}

extension MailImport.Summary {
  /// What is found again was filed by this import, before it began anew.
  fileprivate mutating func count(_ earlier: (filed: Int, tickets: Int)) {
    filed += earlier.filed
    tickets += earlier.tickets
    duplicates -= earlier.filed
  }
}
