internal import Desk

/// A change whose texts are read, compared and composed before the lock is taken, from what a reader
/// sees. Under the lock stand look-ups and inserts only: what it costs others does not depend on what
/// strangers write.
package protocol PreparedChange {
  associatedtype Draft
  associatedtype Result

  /// Everything that costs.
  func prepare(_ store: Snapshot) throws -> Draft

  /// Whether a draft still holds after others have changed the store, by look-ups only.
  ///
  /// - Returns: the draft as it is to be written; nil when it has to be prepared anew.
  func renewed(_ draft: Draft, _ store: Snapshot) throws -> Draft?

  /// Under the lock, for a store that changes again and again meanwhile: what can be done quickly.
  ///
  /// - Parameter draft: the last one, which does not hold any more.
  func prepareInHaste(_ draft: Draft, _ store: Snapshot) throws -> Draft

  func write(_ draft: Draft, in transaction: Transaction) throws -> Result

  /// The raw bytes that a draft writes: when they are many, they are in the store before.
  func raw(of draft: Draft) -> [UInt8]

  /// The same draft, whose raw bytes are in the store.
  func draft(_ draft: Draft, with large: LargeRaw) -> Draft
}

extension PreparedChange {
  package func raw(of draft: Draft) -> [UInt8] { [] }
  package func draft(_ draft: Draft, with large: LargeRaw) -> Draft { draft }
}

extension TicketStore {
  private static let mostAttempts = 3

  /// - Throws: `StoreError`, and what the change throws; then nothing was changed.
  package func carryOut<Change: PreparedChange>(_ change: Change) throws -> Change.Result {
    let start = ContinuousClock.now
    var attempt = 0
    while true {
      attempt += 1
      var (draft, version) = try read { (try change.prepare($0), try $0.dataVersion()) }
      let raw = change.raw(of: draft)
      let large = try raw.count > LargeRaw.pieceSize ? writeAhead(raw) : nil
      defer { if let large { try? remove(large) } }
      if let large { draft = change.draft(draft, with: large) }
      let result = try write(since: start) { transaction -> Change.Result? in
        let store = transaction.snapshot
        let isCurrent = try store.dataVersion() == version
        if isCurrent { return try change.write(draft, in: transaction) }
        if let draft = try change.renewed(draft, store) {
          return try change.write(draft, in: transaction)
        }
        guard attempt == TicketStore.mostAttempts else { return nil }
        return try change.write(change.prepareInHaste(draft, store), in: transaction)
      }
      if let result { return result }
    }
  }

  /// A change of one ticket, for which everything is prepared as of what is known of that ticket.
  package func change<Draft, Result>(
    ticket: Int, preparing prepare: @escaping (Snapshot) throws -> Draft,
    _ write: @escaping (Transaction, Draft) throws -> Result
  ) throws -> Result {
    try carryOut(TicketChange(ticket: ticket, preparation: prepare, writing: write))
  }
}

struct TicketChange<Content, Result>: PreparedChange {
  let ticket: Int
  let preparation: (Snapshot) throws -> Content
  let writing: (Transaction, Content) throws -> Result

  struct Draft {
    var content: Content
    let stamp: Stamp
  }

  func prepare(_ store: Snapshot) throws -> Draft {
    Draft(content: try preparation(store), stamp: try store.stamp(of: ticket))
  }

  func renewed(_ draft: Draft, _ store: Snapshot) throws -> Draft? {
    try store.stamp(of: ticket) == draft.stamp ? draft : nil
  }

  func prepareInHaste(_ draft: Draft, _ store: Snapshot) throws -> Draft { try prepare(store) }

  func write(_ draft: Draft, in transaction: Transaction) throws -> Result {
    try writing(transaction, draft.content)
  }

  func raw(of draft: Draft) -> [UInt8] { (draft.content as? any RawMailDraft)?.raw ?? [] }

  func draft(_ draft: Draft, with large: LargeRaw) -> Draft {
    var draft = draft
    if var content = draft.content as? any RawMailDraft {
      content.large = large
      if let content = content as? Content { draft.content = content }
    }
    return draft
  }
}

/// A change that writes a mail, which may be large.
package protocol RawMailDraft {
  var raw: [UInt8] { get }
  /// Where the bytes are in the store already.
  var large: LargeRaw? { get set }
}

/// Is another when something has happened to a ticket, or to the desk as a whole: every change is an
/// event.
package struct Stamp: Hashable, Sendable {
  fileprivate let ticket: Int
  /// Of settings, queues and people.
  fileprivate let desk: Int
}

extension Snapshot {
  /// Of the ticket where one lives that was merged.
  package func stamp(of ticket: Int) throws -> Stamp {
    let end = try mergeEnd(of: ticket)
    let latest = try cached("SELECT id FROM event WHERE ticket IS ? ORDER BY id DESC LIMIT 1")
    return Stamp(
      ticket: try Int.fetchOne(latest, arguments: [end]) ?? 0,
      desk: try Int.fetchOne(latest, arguments: [nil as Int?]) ?? 0)
  }
}
