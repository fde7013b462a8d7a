internal import Desk
package import Mail

extension Transaction {
  /// Removes something from a message for ever: from the raw mail, from what was read from it, from
  /// the search index, from its tickets and their log, and from mail of ours that repeats it. What was
  /// overwritten is gone from the files after `TicketStore.removeAbandonedRaw`, which takes what was
  /// written in pieces, `mergeIndex` and `emptyLog`.
  package func redact(_ draft: RedactionDraft, by actor: String, at now: Timestamp) throws {
    guard draft.isChange else { return }
    let stored = draft.stored
    try replaceMail(draft)
    for edit in draft.edits { try execute(edit.sql, edit.arguments) }
    for entry in draft.cancelled {
      if let entry = try snapshot.outboxEntry(entry) { _ = try cancel(entry) }
    }
    try touch(stored.ticket, at: now)
    try record(
      Event(
        at: now, actor: actor, kind: .redact, before: stored.sha256, after: draft.sha256,
        note: draft.redaction.note, ticket: stored.ticket, message: stored.number))
  }

  private func replaceMail(_ draft: RedactionDraft) throws {
    let message = draft.stored.number
    if let indexed = draft.indexed { try unindex(indexed, message: message) }
    try execute("DELETE FROM raw WHERE chunk BETWEEN ? AND ?", RawChunk.all(of: message))
    try execute("UPDATE large_raw SET message = NULL WHERE message = ?", [message])
    try insertRaw(draft.raw, of: message, draft.large)
    try replaceReading(of: message, by: draft.mail, draft.text)
    try execute(
      "UPDATE message SET size = ?, sha256 = ?, from_name = ?, class_reason = ? WHERE id = ?",
      [
        draft.raw.count, draft.sha256, draft.redaction.cleared(draft.stored.from.name),
        draft.redaction.clearedReason(draft.stored.classReason), message,
      ])
    try seal(message, sha256: draft.sha256)
  }
}

extension Redaction {
  fileprivate var note: String {
    switch self {
    case .text: "text"
    case .part(let number): "part \(number)"
    case .whole: "whole"
    }
  }

  /// The evidence for a class may quote the header.
  fileprivate func clearedReason(_ reason: String) -> String {
    self == .whole ? Redaction.marker : cleared(reason)
  }
}
