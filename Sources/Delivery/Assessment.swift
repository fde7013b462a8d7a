internal import Desk
internal import Store

/// What a mail says by itself, with the settings of a moment: all of a decision that needs no look-up.
struct Assessment: Sendable {
  let queues: [Queue]
  /// Signs tokens.
  let secret: [UInt8]
  /// As far as it goes: class, correspondent, base subject.
  let decision: Decision
  let clues: Clues

  /// The settings are still the same.
  func holds(_ store: Snapshot) throws -> Bool {
    try store.queues() == queues && store.tokenSecret() == secret
  }
}
