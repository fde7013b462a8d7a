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
  /// Whose wall clock the dates in an agent's orders mean.
  package var zone: Query.Zone
  package var target = DeliveryDecider.Target.rules
  /// Who files it.
  package var actor = Actor.ingest

  package init(
    store: StoreLocation, lockTimeout: Int, envelope: EnvelopeSource, queue: String?, trusted: Bool,
    isSilenced: Bool, zone: Query.Zone
  ) {
    self.store = store
    self.lockTimeout = lockTimeout
    self.envelope = envelope
    self.queue = queue
    self.trusted = trusted
    self.isSilenced = isSilenced
    self.zone = zone
  }

  /// Takes responsibility for a mail: when this returns, it is on disk.
  ///
  /// - Throws: `StoreError`; then nothing was changed, or the mail is stored but not known to be on
  ///   disk, and the retry will find it.
  package func deliver(_ raw: [UInt8], at now: Timestamp) throws -> Receipt {
    try IncomingMail.guarding(raw, from: envelope, store: store.path) { mail in
      let open = try TicketStore.writable(store, lockTimeout: lockTimeout, creating: true)
      let receipt = try mail.storing(in: open) { mail in
        try open.carryOut(MailFiling(mail, by: self, at: now))
      }
      if receipt.decision.action == .duplicate { try open.syncToDisk() }
      mail.forgetParserDeath(store: store.path)
      return receipt
    }
  }

  /// Files a mail within a transaction, for callers that keep nobody waiting.
  func file(
    _ mail: IncomingMail, in transaction: Transaction, at now: Timestamp
  ) throws -> Receipt {
    let filing = MailFiling(mail, by: self, at: now)
    return try filing.write(filing.prepare(transaction.snapshot), in: transaction)
  }

  /// Decides everything and writes nothing. A store that does not exist yet counts as empty.
  package func explain(
    _ raw: [UInt8], at now: Timestamp
  ) throws -> (decision: Decision, notices: [Notice]) {
    try IncomingMail.guarding(raw, from: envelope, store: store.path) { mail in
      try openForExplaining().read { snapshot in
        let filing = MailFiling(mail, by: self, at: now)
        let draft = try filing.prepare(snapshot)
        if let unknown = draft.decision.unknownQueue {
          throw DeliveryError.unknownQueue(unknown, known: try snapshot.queues().map(\.name))
        }
        return (draft.decision, try filing.plan(draft, snapshot).notices)
      }
    }
  }

  private func openForExplaining() throws(StoreError) -> TicketStore {
    do {
      return try .readOnly(store)
    } catch .missing {
      return try .empty()
    }
  }
}
