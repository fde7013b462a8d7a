package import Mail

/// What our own mail server found out about the domain in From (RFC 7489, RFC 8601).
package enum DMARC {
  /// Only the topmost field with our own id counts, since anybody can write the others; without an
  /// `authserv-id` none is believed. Missing, `none`, `temperror` and `permerror` are no failure.
  package static func fails(_ message: Message, authservID: String?) -> Bool {
    guard let authservID else { return false }
    let ours = message.authenticationResults.first {
      $0.authservID.equalsIgnoringCase(authservID)
    }
    return ours?.results["dmarc"] == "fail"
  }
}
