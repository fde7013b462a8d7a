/// One Authentication-Results field (RFC 8601 §2.2), as far as sender checks need it.
package struct AuthenticationResults: Hashable, Sendable {
  /// Who vouches: compared, without regard to case, with the queue's `authserv-id`. Empty where the
  /// field names nobody, as Exchange writes it.
  package var authservID: String
  /// In the order written.
  package var results: [Result]
  /// False when a quote or a parenthesis is never closed: what stands behind it may be a server's
  /// finding, or a stranger's text.
  package var isWellFormed: Bool

  package struct Result: Hashable, Sendable {
    /// `dmarc`, `spf`, `dkim`; lower case, without its version.
    package var method: String
    /// `pass`, `fail`, `none`; lower case.
    package var result: String
    /// The property `header.from`: the domain that DMARC was asked about. Nil when it is not told.
    package var headerFrom: String?

    package init(method: String, result: String, headerFrom: String? = nil) {
      self.method = method
      self.result = result
      self.headerFrom = headerFrom
    }
  }

  package init(authservID: String, results: [Result], isWellFormed: Bool = true) {
    self.authservID = authservID
    self.results = results
    self.isWellFormed = isWellFormed
  }
}
