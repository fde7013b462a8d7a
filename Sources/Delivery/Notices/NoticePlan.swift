package import Desk
package import Mail
package import Store

/// The notices of one mail, with what was sent lately taken into account.
package struct NoticePlan: Sendable {
  package private(set) var notices: [Notice]
  /// Those that the rate ladder stopped: the administrator is told.
  package private(set) var stopped: [Notice] = []

  /// - Parameter isSilenced: `--no-notify`.
  package init(
    _ decision: Decision, _ filing: Filing, isSilenced: Bool, _ store: Snapshot
  ) throws {
    notices = Notices.of(
      NoticeFacts(decision, filing, isSilenced: isSilenced), settings: decision.queue.settings,
      ownAddresses: decision.ownAddresses)
    guard notices.contains(where: { $0.refusal == nil }) else { return }
    let isOnSpam = try decision.isOnSpam(store, at: filing.now)
    for index in notices.indices where notices[index].refusal == nil {
      if isOnSpam {
        notices[index].refusal = "spam"
      } else if let refusal = try NoticePlan.refusal(
        of: notices[index], decision, store, at: filing.now)
      {
        notices[index].refusal = refusal
        stopped.append(notices[index])
      }
    }
  }

  private static func refusal(
    of notice: Notice, _ decision: Decision, _ store: Snapshot, at now: Timestamp
  ) throws -> String? {
    guard let address = notice.recipient.address else { return nil }
    if notice.kind == .confirmation, decision.classification.automaticReplies == .once,
      try store.notices(to: address, since: now + -RateLadder.onceIn) > 0
    {
      return "another help desk gets one in 24 hours"
    }
    return try RateLadder.refusal(
      daily: decision.queue.settings.confirmLimit,
      sentToOne: { try store.notices(to: address, since: now + -$0) },
      sentToAll: { try store.notices(since: now + -$0) })
  }
}

extension NoticeFacts {
  fileprivate init(_ decision: Decision, _ filing: Filing, isSilenced: Bool) {
    self.init(
      classification: decision.classification, correspondent: decision.correspondent.mailbox,
      authors: Set(
        filing.mail.message.from.compactMap(\.address)
          + [decision.correspondent.mailbox.address].compactMap { $0 }),
      envelopeSender: filing.mail.envelope.sender, opensTicket: decision.action == .created,
      isDuplicate: decision.action == .duplicate,
      failsDMARC: decision.failsDMARC, isSilenced: isSilenced)
  }
}

extension Decision {
  fileprivate func isOnSpam(_ store: Snapshot, at now: Timestamp) throws -> Bool {
    guard case .append(let ticket, _) = outcome else { return false }
    return try store.status(of: ticket, at: now) == .spam
  }
}
