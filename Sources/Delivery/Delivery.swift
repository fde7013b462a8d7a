package import Desk
package import Mail
package import Store

/// The way of one mail: read, decide and record in one transaction, then answer for it.
package struct Delivery: Sendable {
  package var store: StoreLocation
  /// Seconds to wait for other writers.
  package var lockTimeout: Int
  package var envelope: EnvelopeSource
  /// The queue asked for; nil lets the recipient decide.
  package var queue: String?
  /// Believe `X-Ticket-*` fields.
  package var trusted: Bool
  /// Send no notices because of this mail.
  package var isSilenced: Bool
  package var target = Filing.Target.rules
  /// Who files it.
  package var actor = Actor.ingest

  package init(
    store: StoreLocation, lockTimeout: Int, envelope: EnvelopeSource, queue: String?, trusted: Bool,
    isSilenced: Bool
  ) {
    self.store = store
    self.lockTimeout = lockTimeout
    self.envelope = envelope
    self.queue = queue
    self.trusted = trusted
    self.isSilenced = isSilenced
  }

  /// Takes responsibility for a mail: when this returns, it is on disk.
  ///
  /// - Throws: `StoreError`; then nothing was changed, or the mail is stored but not known to be on
  ///   disk, and the retry will find it.
  package func deliver(_ raw: [UInt8], at now: Timestamp) throws -> Receipt {
    let mail = IncomingMail(raw: raw, from: envelope, store: store.path)
    let open = try TicketStore.writable(store, lockTimeout: lockTimeout, creating: true)
    let receipt = try open.write { try file(mail, in: $0, at: now) }
    if receipt.decision.action == .duplicate { try open.syncToDisk() }
    mail.forgetParserDeath(store: store.path)
    return receipt
  }

  /// Files a mail and writes into the outbox what it causes to be sent.
  package func file(
    _ mail: IncomingMail, in transaction: Transaction, at now: Timestamp
  ) throws -> Receipt {
    let filing = Filing(mail: mail, queueName: queue, target: target, now: now)
    let decision = try decide(filing, transaction.snapshot)
    var receipt = try Recording(transaction, filing, decision, trusted: trusted, by: actor)
      .write()
    if case .success(let order) = decision.order {
      try Obeying(transaction, filing, decision).carryOut(order, on: receipt.ticket)
    }
    let plan = try NoticePlan(decision, filing, isSilenced: isSilenced, transaction.snapshot)
    try Notifying(
      transaction: transaction, filing: filing, decision: decision, receipt: receipt
    ).carryOut(plan)
    receipt.notices = plan.notices
    receipt.hasDueMail = try transaction.snapshot.hasDueMail(at: now)
    return receipt
  }

  /// Decides everything and writes nothing. A store that does not exist yet counts as empty.
  package func explain(
    _ raw: [UInt8], at now: Timestamp
  ) throws -> (decision: Decision, notices: [Notice]) {
    let mail = IncomingMail(raw: raw, from: envelope, store: store.path)
    let open = try openForExplaining()
    return try open.read { snapshot in
      let filing = Filing(mail: mail, queueName: queue, now: now)
      let decision = try decide(filing, snapshot)
      if let unknown = decision.unknownQueue {
        throw DeliveryError.unknownQueue(unknown, known: try snapshot.queues().map(\.name))
      }
      let plan = try NoticePlan(decision, filing, isSilenced: isSilenced, snapshot)
      return (decision, plan.notices)
    }
  }

  /// A delivery that sends nothing carries out no agent's order either: it is kept as a note.
  private func decide(_ filing: Filing, _ store: Snapshot) throws -> Decision {
    var decision = try filing.decide(store)
    if isSilenced { decision.order = nil }
    return decision
  }

  private func openForExplaining() throws(StoreError) -> TicketStore {
    do {
      return try .readOnly(store)
    } catch .missing {
      return try .empty()
    }
  }
}
