package import Mail

/// What kind of mail this is, and the evidence for it.
package struct Classification: Hashable, Sendable {
  package var mailClass: MailClass
  /// One line, safe to print: the header that decided, as `name: value`.
  package var reason: String
  /// A filter in front of us set `X-Spam-Flag: YES`.
  package var isSpam: Bool
  package var automaticReplies: AutomaticReplies
  /// The header by which another help desk marks its mail, when there is one.
  package var helpDeskMark: String?

  /// - Parameter returned: why it is our own mail come back; nil for everybody else's.
  package static func of(
    _ message: Message, envelope: Envelope, returned: String? = nil
  ) -> Classification {
    let evidence = HeaderEvidence(message.header)
    let (mailClass, reason) =
      returned.map { (.own, $0) } ?? verdict(message, envelope: envelope, evidence: evidence)
    return Classification(
      mailClass: mailClass, reason: reason, isSpam: evidence.isSpam,
      automaticReplies: automaticReplies(evidence),
      helpDeskMark: evidence.helpDesk.map { PrintableLine.text($0.name) })
  }

  /// The first class that applies to what others wrote.
  private static func verdict(
    _ message: Message, envelope: Envelope, evidence: HeaderEvidence
  ) -> (MailClass, String) {
    if message.report?.kind == .delivery { return (.bounce, "delivery report (RFC 3464)") }
    if let reason = BounceMarks.reason(message) { return (.bounce, reason) }
    switch message.report?.kind {
    case .disposition: return (.receipt, "read receipt (RFC 8098)")
    case .feedback: return (.receipt, "complaint (RFC 5965)")
    case .delivery, nil: break
    }
    if let reason = automaticReason(message, envelope: envelope, evidence: evidence) {
      return (.auto, reason)
    }
    if let field = evidence.list { return (.list, PrintableLine.field(field.name, field.value)) }
    return (.human, "no header says otherwise")
  }

  private static func automaticReason(
    _ message: Message, envelope: Envelope, evidence: HeaderEvidence
  ) -> String? {
    if let field = evidence.automatic { return PrintableLine.field(field.name, field.value) }
    if OutOfOfficeSubject.matches(message.subject) {
      return PrintableLine.field("Subject", message.subject)
    }
    if envelope.sender == .null { return "the envelope sender is empty" }
    if let from = message.from.first?.address, from.localPart == BounceMarks.sender {
      return PrintableLine.field("From", from.text)
    }
    return nil
  }

  private static func automaticReplies(_ evidence: HeaderEvidence) -> AutomaticReplies {
    if AutomaticReplies.suppressing.contains(where: evidence.suppressed.contains) {
      return .suppressed
    }
    return evidence.helpDesk == nil ? .allowed : .once
  }
}
