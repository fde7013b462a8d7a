package import Mail
internal import Text

/// What our own mail server found out about the domain in From (RFC 7489, RFC 8601).
package enum DMARC: Hashable, Sendable {
  /// Nothing: also `none`, `temperror` and `permerror` say neither.
  case unknown
  case passed
  /// It does not vouch for the author we read, for this reason.
  case failed(String)

  /// Every field with our own id counts, since servers write one for each method, and each result in
  /// it. Anybody can write the other fields; without an `authserv-id` none is believed.
  package static func verdict(on message: Message, authservID: String?) -> DMARC {
    guard let authservID else { return .unknown }
    let ours = message.authenticationResults
      .filter { $0.authservID.equalsIgnoringCase(authservID) }
    let results = ours.flatMap(\.results).filter { $0.method == "dmarc" }
    if results.contains(where: { $0.result == "fail" }) { return .failed("DMARC failed") }
    let passes = results.filter { $0.result == "pass" }
    if let other = passes.lazy.compactMap(\.headerFrom).first(where: { !isAuthors($0, message) }) {
      return .failed("dmarc=pass is for \(Sanitizer.excerpt(other)), which is not From's domain")
    }
    if !message.from.isEmpty, !message.hasOneAuthor {
      return .failed("From is ambiguous, so DMARC cannot be trusted")
    }
    let isProven =
      !passes.isEmpty && passes.count == results.count && ours.allSatisfy(\.isWellFormed)
    return isProven ? .passed : .unknown
  }

  private static func isAuthors(_ domain: String, _ message: Message) -> Bool {
    let asked = Address(domain)?.domain ?? Address("x@\(domain)")?.domain
    return message.from.contains { $0.address?.domain == asked }
  }

  package var failure: String? {
    if case .failed(let reason) = self { reason } else { nil }
  }
}
