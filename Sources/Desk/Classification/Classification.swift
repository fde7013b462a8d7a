package import Mail
internal import Text

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

  /// - Parameters:
  ///   - returned: why it is our own mail come back; nil for everybody else's.
  ///   - answersUs: whether it names one of our messages and says something; asked only when that counts.
  package static func of(
    _ message: Message, envelope: Envelope, returned: String? = nil,
    answersUs: () throws -> Bool
  ) rethrows -> Classification {
    let evidence = HeaderEvidence(message.header)
    let verdict =
      try returned.map { Verdict(.own, $0) }
      ?? verdict(message, envelope: envelope, evidence: evidence, answersUs)
    return Classification(
      mailClass: verdict.mailClass, reason: verdict.reason, isSpam: evidence.isSpam,
      automaticReplies: verdict.isHandled ? .handled : automaticReplies(evidence),
      helpDeskMark: evidence.helpDesk.map { Sanitizer.excerpt($0.name) })
  }

  /// Of a mail that answers nothing of ours.
  package static func of(
    _ message: Message, envelope: Envelope, returned: String? = nil
  ) -> Classification {
    of(message, envelope: envelope, returned: returned) { false }
  }

  private struct Verdict {
    let mailClass: MailClass
    let reason: String
    /// A program had a hand in what a person wrote.
    let isHandled: Bool

    init(_ mailClass: MailClass, _ reason: String, isHandled: Bool = false) {
      self.mailClass = mailClass
      self.reason = reason
      self.isHandled = isHandled
    }
  }

  /// The first class that applies to what others wrote.
  private static func verdict(
    _ message: Message, envelope: Envelope, evidence: HeaderEvidence, _ answersUs: () throws -> Bool
  ) rethrows -> Verdict {
    if let report = reported(message, envelope: envelope) { return report }
    if let emoji = message.reaction {
      return Verdict(.reaction, "reaction \(Sanitizer.excerpt(emoji)) (RFC 9078)")
    }
    if let reason = automaticReason(message, evidence: evidence) { return Verdict(.auto, reason) }
    if let mark = handledReason(envelope: envelope, evidence: evidence) {
      guard try answersUs() else { return Verdict(.auto, mark) }
      let mailClass = evidence.list == nil ? MailClass.human : .list
      return Verdict(mailClass, "answers us, in spite of: \(mark)", isHandled: true)
    }
    if let field = evidence.list {
      return Verdict(.list, Sanitizer.field(field.name, field.value))
    }
    return Verdict(.human, "no header says otherwise")
  }

  private static func reported(_ message: Message, envelope: Envelope) -> Verdict? {
    let whole = message.report.flatMap { $0.signs.contains(.container) ? $0.kind : nil }
    if whole == .delivery { return Verdict(.bounce, "delivery report (RFC 3464)") }
    if let reason = BounceMarks(message, envelope: envelope).reason {
      return Verdict(.bounce, reason)
    }
    return switch whole {
    case .disposition: Verdict(.receipt, "read receipt (RFC 8098)")
    case .feedback: Verdict(.receipt, "complaint (RFC 5965)")
    case .delivery, nil: nil
    }
  }

  /// What only programs write.
  private static func automaticReason(_ message: Message, evidence: HeaderEvidence) -> String? {
    if let field = evidence.automatic { return Sanitizer.field(field.name, field.value) }
    if OutOfOfficeSubject.matches(message.subject) {
      return Sanitizer.field("Subject", message.subject)
    }
    if let from = message.from.first?.address, from.localPart == BounceMarks.daemon {
      return Sanitizer.field("From", from.text)
    }
    return nil
  }

  /// What a help desk or a forwarder leaves on a person's mail as well.
  private static func handledReason(envelope: Envelope, evidence: HeaderEvidence) -> String? {
    if let field = evidence.handled { return Sanitizer.field(field.name, field.value) }
    return envelope.sender == .null ? "the envelope sender is empty" : nil
  }

  private static func automaticReplies(_ evidence: HeaderEvidence) -> AutomaticReplies {
    if AutomaticReplies.suppressing.contains(where: evidence.suppressed.contains) {
      return .suppressed
    }
    return evidence.helpDesk == nil ? .allowed : .once
  }
}
