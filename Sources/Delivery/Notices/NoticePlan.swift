package import Desk
internal import Mail
internal import Store

/// What one mail causes to be sent, with what was sent lately taken into account.
package struct NoticePlan: Sendable {
  package private(set) var notices: [Notice]
  /// Those that the rate ladder stopped: the administrator is told.
  package private(set) var stopped: [Notice] = []

  /// - Parameters:
  ///   - answer: what an agent's order sends, without asking the ladder.
  ///   - isSilenced: `--no-notify`.
  init(
    _ decision: Decision, _ decider: DeliveryDecider, answer: PreparedAnswer?, isSilenced: Bool,
    _ store: Snapshot
  ) throws {
    notices = Notices.of(
      NoticeFacts(decision, decider, isSilenced: isSilenced), settings: decision.home.settings,
      administrators: decision.administrators, queues: decision.queues)
    if notices.contains(where: { $0.refusal == nil }) {
      try askStore(store, decision, at: decider.now)
    }
    if let recipients = answer?.recipients {
      notices += recipients.all.map { Notice(kind: .answer, recipient: $0) }
    }
  }

  private mutating func askStore(
    _ store: Snapshot, _ decision: Decision, at now: Timestamp
  ) throws {
    let isOnSpam = try decision.isOnSpam(store, at: now)
    for index in notices.indices where notices[index].refusal == nil {
      if isOnSpam {
        notices[index].refusal = "spam"
      } else if try NoticePlan.isCopied(notices[index], decision, store) {
        notices[index].refusal = "it already has a copy"
      } else if try NoticePlan.isAnsweredDesk(notices[index], decision, store, at: now) {
        notices[index].refusal = "another help desk gets one in 24 hours"
      } else if let refusal = try NoticePlan.refusal(of: notices[index], decision, store, at: now) {
        notices[index].refusal = refusal
        stopped.append(notices[index])
      }
    }
  }

  /// One administrator of two queues is told once.
  private static func isCopied(
    _ notice: Notice, _ decision: Decision, _ store: Snapshot
  ) throws -> Bool {
    guard notice.kind == .copy, case .duplicate(let known) = decision.outcome,
      let address = notice.recipient.address
    else { return false }
    return try store.hasCopy(address, of: known.message, on: known.ticket)
  }

  /// Another help desk had its confirmation: as it should be, and no news for the administrator.
  private static func isAnsweredDesk(
    _ notice: Notice, _ decision: Decision, _ store: Snapshot, at now: Timestamp
  ) throws -> Bool {
    guard notice.kind == .confirmation, decision.classification.automaticReplies == .once,
      let address = notice.recipient.address
    else { return false }
    return try store.notices(to: address, inLast: RateLadder.onceIn, before: now) > 0
  }

  private static func refusal(
    of notice: Notice, _ decision: Decision, _ store: Snapshot, at now: Timestamp
  ) throws -> String? {
    guard let address = notice.recipient.address else { return nil }
    let daily = decision.home.settings.confirmLimit
    return try store.ladderRefusal(
      to: address,
      notice.kind == .refusal
        ? RateLadder.toProven(daily: daily) : RateLadder.toAnybody(daily: daily), at: now)
  }
}

extension NoticeFacts {
  fileprivate init(_ decision: Decision, _ decider: DeliveryDecider, isSilenced: Bool) {
    self.init(
      classification: decision.classification, correspondent: decision.correspondent.mailbox,
      authors: decider.mail.message.from.compactMap(\.address)
        + [decision.correspondent.mailbox.address].compactMap(\.self),
      envelopeSender: decider.mail.envelope.sender, opensTicket: decision.rule == Rule.new.rawValue,
      isDuplicate: decision.action == .duplicate, reachesQueue: !decision.further.isEmpty,
      failsDMARC: decision.failsDMARC, isAgentsNote: decision.isAgents && decision.order == nil,
      isOrderRefused: decision.isOrderRefused, isSilenced: isSilenced)
  }
}

extension Decision {
  fileprivate var isOrderRefused: Bool {
    if case .failure = order { true } else { false }
  }

  fileprivate func isOnSpam(_ store: Snapshot, at now: Timestamp) throws -> Bool {
    switch outcome {
    case .append(let ticket, _): try store.status(of: ticket, at: now) == .spam
    case .duplicate(let known): try store.status(of: known.ticket, at: now) == .spam
    case .open: false
    }
  }

  /// Whom to tell of the mail, each once.
  fileprivate var administrators: [Address] {
    let told = action == .duplicate ? further : [home] + further
    var seen: Set<Address> = []
    return told.flatMap(\.settings.notify).filter { seen.insert($0).inserted }
  }
}
