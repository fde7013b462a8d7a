/// The subject of what we send on a ticket: the customer's own words, one `Re:`, the tag once.
package enum ReplySubject {
  package static func answer(to subject: String, tag: String, ticket: Int) -> String {
    let untagged = TicketTag.separated(from: SubjectText(subject), tags: [tag]).text
    let isReply = SubjectPrefix(untagged[...])?.kind == .reply
    return marked("Re", subject, isMarked: isReply, tag: tag, ticket: ticket)
  }

  package static func forward(of subject: String, tag: String, ticket: Int) -> String {
    marked("Fwd", subject, isMarked: false, tag: tag, ticket: ticket)
  }

  private static func marked(
    _ mark: String, _ subject: String, isMarked: Bool, tag: String, ticket: Int
  ) -> String {
    let text = withTagOnce(subject, TicketTag.text(tag: tag, ticket: ticket))
    let tagged = TicketTag.tagged(text, tag: tag, ticket: ticket)
    return isMarked ? tagged : "\(mark): \(tagged)"
  }

  /// Programs that add a tag to each mail leave rows of them.
  private static func withTagOnce(_ subject: String, _ tag: String) -> String {
    guard let first = subject.range(of: tag) else { return subject }
    let rest = subject[first.upperBound...].replacing(tag, with: "")
    return (subject[..<first.upperBound] + rest).split(separator: " ").joined(separator: " ")
  }
}

extension String {
  fileprivate func range(of text: String) -> Range<String.Index>? {
    ranges(of: text).first
  }
}
