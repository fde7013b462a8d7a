/// What the subjects of one conversation have in common: RFC 5256 §2.1, widened to a fixed point
/// with every language's prefixes, our own tags, counters, list tags and gateways' marks.
package struct BaseSubject: Sendable {
  /// Folded (NFKC, case, white space), for comparison only. Empty when nothing but prefixes was
  /// there: an empty base subject matches no other.
  package let key: String
  /// Whether it says, in any language, that it answers: `Re:`, `AW:`. A forward does not.
  package let isReply: Bool

  /// - Parameters:
  ///   - tags: the queues' own tags, the `TAG` of `[TAG #42]`.
  ///   - isAutomatic: whether out-of-office prefixes are stripped too.
  ///   - isTicket: whether there is a ticket of that number; another desk's tag is part of the subject.
  package init(
    _ subject: String, tags: [String], isAutomatic: Bool = false,
    isTicket: (Int) throws -> Bool
  ) rethrows {
    let untagged = try TicketTag.separated(
      from: SubjectText(subject), tags: tags, isTicket: isTicket
    ).text
    var rest = SubjectRemainder(untagged, isAutomatic: isAutomatic)
    while rest.dropTrailer() || rest.dropMark() || rest.dropPrefix() || rest.dropListTag()
      || rest.unwrapForward()
    {}
    key = String(decoding: rest.bytes, as: UTF8.self)
    isReply = rest.isReply
  }

  /// Where every number counts as a ticket's.
  package init(_ subject: String, tags: [String], isAutomatic: Bool = false) {
    self.init(subject, tags: tags, isAutomatic: isAutomatic, isTicket: { _ in true })
  }
}

extension BaseSubject: Hashable {
  package static func == (a: BaseSubject, b: BaseSubject) -> Bool { a.key == b.key }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(key)
  }
}
