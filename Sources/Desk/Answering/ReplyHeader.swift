package import Mail

/// The subject of what we send on a ticket: the customer's own words, one mark, the tag once and
/// last. Tags of other tickets go: an answer to them would lead there.
package enum ReplySubject {
  /// Nobody reads more, and some mail servers cut it (RFC 5322 §2.1.1). Characters.
  private static let most = 998

  package static func answer(to subject: String, tag: String, ticket: Int) -> String {
    let words = withoutReplyMarks(untagged(subject, tag)[...])
    return "Re: \(TicketTag.tagged(String(words), tag: tag, ticket: ticket))"
  }

  /// The words of whoever wrote the answer instead of the customer's.
  package static func edited(_ subject: String, tag: String, ticket: Int) -> String {
    TicketTag.tagged(untagged(subject, tag), tag: tag, ticket: ticket)
  }

  package static func forward(of subject: String, tag: String, ticket: Int) -> String {
    "Fwd: \(TicketTag.tagged(untagged(subject, tag), tag: tag, ticket: ticket))"
  }

  private static func untagged(_ subject: String, _ tag: String) -> String {
    TicketTag.removed(from: String(subject.unicodeScalars.prefix(most)), tags: [tag])
  }

  /// `Re:` in whatever language, at the beginning, however often.
  private static func withoutReplyMarks(_ subject: Substring) -> Substring {
    var rest = subject
    while let colon = rest.firstIndex(where: { $0 == ":" || $0 == "\u{FF1A}" }),
      SubjectPrefix(SubjectText(String(rest[...colon])).bytes[...])?.kind == .reply
    {
      rest = rest[rest.index(after: colon)...].drop(while: \.isWhitespace)
    }
    return rest
  }
}

/// The References of an answer (RFC 5322 §3.6.4), cut as long threads need it.
package enum ReferenceChain {
  private static let first = 4
  private static let last = 6

  /// - Parameters:
  ///   - id: of the mail that is answered; nil when it has none.
  ///   - references: of that mail; where it has none, its In-Reply-To.
  package static func following(
    _ id: MessageID?, references: [MessageID], inReplyTo: [MessageID]
  ) -> [MessageID] {
    let parents = references.isEmpty && inReplyTo.count == 1 ? inReplyTo : references
    var seen: Set<MessageID> = []
    let latest = (parents + [id].compactMap { $0 }).reversed()
      .filter { $0.threads && seen.insert($0).inserted }
    let chain = Array(latest.reversed())
    return chain.count <= first + last ? chain : Array(chain.prefix(first) + chain.suffix(last))
  }
}
