/// One Authentication-Results field (RFC 8601 §2.2), as far as sender checks need it.
package struct AuthenticationResults: Hashable, Sendable {
  /// Who vouches: compared, without regard to case, with the queue's `authserv-id`.
  package var authservID: String
  /// Method to result, both lower case: `["dmarc": "fail", "spf": "pass"]`. Of several results of
  /// one method the first stands.
  package var results: [String: String]

  package init(authservID: String, results: [String: String]) {
    self.authservID = authservID
    self.results = results
  }
}
