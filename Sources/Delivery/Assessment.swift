internal import Desk
internal import Mail
internal import Store

/// What a mail says by itself, with the settings of a moment: all of a decision that needs no look-up.
package struct Assessment: Sendable {
  let queues: [Queue]
  let keys: TokenKeys
  /// As far as it goes: class, correspondent, base subject.
  let decision: Decision
  let clues: ThreadingHints

  /// The settings are still the same.
  func holds(_ store: Snapshot, at now: Timestamp) throws -> Bool {
    try store.queues() == queues && store.tokenKeys(at: now) == keys
  }
}
