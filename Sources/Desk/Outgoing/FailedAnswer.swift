import Mail
internal import Text

/// An answer of ours that somebody did not get, and why.
package struct FailedAnswer: Hashable, Sendable {
  package var message: Int
  /// Whom it did not reach, with what sendmail or a report said; at least one.
  package var recipients: [OutboxEntry.Recipient]

  package init(message: Int, recipients: [OutboxEntry.Recipient]) {
    self.message = message
    self.recipients = recipients
  }

  /// One line for people.
  package var text: String {
    let first = recipients.first.map { " \($0.failure)" } ?? ""
    let more = recipients.count > 1 ? ", and \(recipients.count - 1) more" : ""
    return "m\(message) did not reach\(first)\(more)"
  }
}

extension OutboxEntry.Recipient {
  /// Who it is, and what was said; one line.
  package var failure: String {
    let reason = detail.isEmpty ? "" : ": \(Sanitizer.excerpt(detail))"
    return Sanitizer.excerpt(address.text) + reason
  }
}
