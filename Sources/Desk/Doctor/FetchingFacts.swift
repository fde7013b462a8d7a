internal import Text

/// Mailboxes on other servers.
package struct FetchingFacts: Sendable {
  package struct Mailbox: Sendable {
    package var fetch: Fetch
    /// Nil when the last poll fetched everything.
    package var failure: Failure?

    package init(fetch: Fetch, failure: Failure?) {
      self.fetch = fetch
      self.failure = failure
    }
  }

  package struct Failure: Hashable, Sendable {
    /// RFC 3339.
    package var since: String
    package var reason: String

    package init(since: String, reason: String) {
      self.since = since
      self.reason = reason
    }
  }

  package var mailboxes: [Mailbox]

  package init(mailboxes: [Mailbox]) {
    self.mailboxes = mailboxes
  }

  var findings: [Finding] {
    mailboxes.map { mailbox in
      guard let failure = mailbox.failure else {
        return .ok("poll", "\(mailbox.fetch.label): no mail is known to be waiting")
      }
      let reason = Sanitizer.sentence(failure.reason)
      return .problem(
        "poll", "\(mailbox.fetch.label): not fetched since \(failure.since): \(reason)",
        "fix that, then: tickets poll --queue \(ShellWord.typed(mailbox.fetch.queues[0]))")
    }
  }
}
