package import Mail

/// Which notices a mail calls for. Only from what is known without the store: how many were sent
/// lately is `RateLadder`'s to judge.
package enum Notices {
  /// - Parameters:
  ///   - settings: of the ticket's queue.
  ///   - administrators: of each queue that the mail has reached.
  ///   - queues: all of them, whose addresses are not written to.
  package static func of(
    _ facts: NoticeFacts, settings: Settings, administrators: [Address], queues: [Queue]
  ) -> [Notice] {
    let confirmation = Notice(
      kind: .confirmation, recipient: facts.correspondent,
      refusal: common(facts, settings) ?? confirmationRefusal(facts, settings)
        ?? refusal(toWriteTo: facts.correspondent.address, queues: queues))
    let copies = administrators.map { address in
      Notice(
        kind: .copy, recipient: Mailbox(address: address),
        refusal: common(facts, settings) ?? copyRefusal(facts)
          ?? (facts.authors.contains(address) ? "the mail is from this address" : nil)
          ?? refusal(toWriteTo: address, queues: queues))
    }
    let complaint = Notice(
      kind: .refusal, recipient: facts.correspondent,
      refusal: common(facts, settings)
        ?? refusal(toWriteTo: facts.correspondent.address, queues: queues))
    return [confirmation] + copies + (facts.isOrderRefused ? [complaint] : [])
  }

  /// Who is told that notices were stopped.
  package static func alerted(_ settings: Settings, queues: [Queue]) -> [Mailbox] {
    guard settings.address != nil else { return [] }
    return settings.notify.filter { refusal(toWriteTo: $0, queues: queues) == nil }
      .map { Mailbox(address: $0) }
  }

  private static func common(_ facts: NoticeFacts, _ settings: Settings) -> String? {
    if facts.isSilenced { return "--no-notify" }
    if settings.address == nil { return "the queue has no address" }
    if facts.isDuplicate, !facts.reachesQueue { return "the mail is a duplicate" }
    // On a ticket that is none, the filter's mark is only noted.
    if facts.classification.isSpam, facts.opensTicket { return "spam" }
    return nil
  }

  private static func confirmationRefusal(_ facts: NoticeFacts, _ settings: Settings) -> String? {
    let mailClass = facts.classification.mailClass
    if !settings.confirm { return "confirm is no" }
    if !facts.opensTicket || facts.isDuplicate { return "only a new ticket is confirmed" }
    if mailClass != .human { return "the mail is \(mailClass.rawValue)" }
    if facts.envelopeSender == .null { return "the envelope sender is empty" }
    if facts.classification.automaticReplies == .suppressed {
      return "X-Auto-Response-Suppress forbids it"
    }
    if facts.classification.automaticReplies == .handled { return "the mail is partly automatic" }
    if facts.failsDMARC { return "DMARC failed, so the sender may be forged" }
    return nil
  }

  private static func copyRefusal(_ facts: NoticeFacts) -> String? {
    if facts.isAgentsNote { return "an agent's note" }
    let classification = facts.classification
    switch classification.mailClass {
    case .human, .list: return nil
    case .auto where !facts.opensTicket: return "automatic mail on a ticket"
    case .auto: return classification.helpDeskMark.map { "automatic mail with \($0)" }
    case .bounce, .receipt, .own, .reaction:
      return "the mail is \(classification.mailClass.rawValue)"
    }
  }

  /// Why no notice at all goes to an address, or nil.
  package static func refusal(
    toWriteTo address: Address?, queues: [Queue]
  ) -> String? {
    guard let address else { return "there is no address" }
    if queues.owner(of: address) != nil { return "it is an address of ours" }
    return NeverAnswered.reason(for: address).map { "\($0) is never written to" }
  }
}
