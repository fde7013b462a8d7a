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
  private var tickets: [Int: Int] = [:]
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
    if let earlier = ImportRestart.earlier { summary.count(earlier) }
    for file in search.exports {
      let lines = ExportLines(file)
      var isComplete = false
      while !isComplete {
        var batch: [Prepared] = []
        do {
          isComplete = try lines.read(&batch, limit: MailImport.batch) {
            line throws(ImportProblem) in
            prepare(try line.raw(), at: line.received, mark: line.mark)
          }
        } catch {
          summary.problems.append(error)
          isComplete = true
        }
        try record(batch, progress)
      }
    }
    var batch: [Prepared] = []
    var bytes = 0
    for place in search.places {
      do {
        let raw = try place.raw()
        if raw.isEmpty { continue }
        batch.append(prepare(raw, at: place.time, mark: place.mark))
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
    var time: Timestamp
    var mark: ExportMark?
  }

  /// Parsed before the lock is taken.
  private func prepare(_ raw: [UInt8], at time: Timestamp, mark: ExportMark?) -> Prepared {
    let source = EnvelopeSource(sender: nil, recipient: nil, environment: [:])
    let mail = IncomingMail(raw: raw, from: source, store: store.path)
    return Prepared(mail: mail, time: min(time, now), mark: mark)
  }

  private func record(_ batch: [Prepared], _ progress: (Int) -> Void) throws {
    var rest = batch[...]
    while !rest.isEmpty {
      let receipts = try store.write { transaction in
        let clock = ContinuousClock()
        let start = clock.now
        var known = tickets
        var receipts: [Receipt] = []
        for prepared in rest {
          let receipt = try file(prepared, known: known, transaction)
          if let mark = prepared.mark { known[mark.ticket] = receipt.ticket }
          receipts.append(receipt)
          if clock.now - start > MailImport.batchSeconds { break }
        }
        return receipts
      }
      for (prepared, receipt) in zip(rest, receipts) { note(prepared, receipt) }
      ImportRestart.remember(summary)
      rest = rest.dropFirst(receipts.count)
      progress(summary.read)
    }
  }

  private func file(
    _ prepared: Prepared, known: [Int: Int], _ transaction: Transaction
  ) throws -> Receipt {
    var imported = ImportedMail(status: options.status)
    if options.isSent { imported.direction = .out }
    if let mark = prepared.mark {
      imported = ImportedMail(
        direction: mark.direction, number: mark.ticket, status: options.status ?? mark.status,
        statusIsExact: true)
      imported.ticket = known[mark.ticket]
    }
    let filing = Filing(
      mail: prepared.mail, queueName: options.queue, now: prepared.time, imported: imported)
    var decision = try filing.decide(transaction.snapshot)
    if prepared.mark != nil, imported.ticket == nil, case .append = decision.outcome {
      decision.outcome = .open(status: imported.status ?? .open, linked: nil)
    }
    return try Recording(
      transaction, filing, decision, trusted: false, by: options.actor
    ).write()
  }

  private func note(_ prepared: Prepared, _ receipt: Receipt) {
    prepared.mail.forgetParserDeath(store: store.path)
    summary.read += 1
    switch receipt.decision.action {
    case .duplicate: summary.duplicates += 1
    case .created:
      summary.filed += 1
      summary.tickets += 1
    case .appended, .reopened: summary.filed += 1
    }
    guard let mark = prepared.mark, tickets[mark.ticket] == nil else { return }
    tickets[mark.ticket] = receipt.ticket
    if mark.ticket != receipt.ticket, receipt.decision.action == .created {
      summary.renumbered.append((mark.ticket, receipt.ticket))
    }
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
