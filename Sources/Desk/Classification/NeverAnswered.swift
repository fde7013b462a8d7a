package import Mail
internal import Text

/// Addresses behind which no person reads: no program of ours writes to them.
package enum NeverAnswered {
  /// Which rule the address falls under, or nil when it may be written to.
  package static func reason(for address: Address) -> String? {
    if NeverAnsweredRows.domains.contains(address.domain) { return "*@\(address.domain)" }
    let localPart = address.localPart
    let row = NeverAnsweredRows.localParts.first { $0.matches(localPart) }
    return row?.description
  }

  /// The address itself says that nobody reads there.
  static func asksForNoReply(_ address: Address) -> Bool {
    NeverAnsweredRows.noReply.contains { $0.matches(address.localPart) }
  }
}

/// How a local part that is never answered looks. All lower case.
enum LocalPartPattern: CustomStringConvertible, Sendable {
  /// With or without a `+extension`.
  case exactly(String)
  case begins(String)
  case ends(String)
  case contains(String)
  case beginsAndThenContains(String, String)

  func matches(_ localPart: String) -> Bool {
    switch self {
    case .exactly(let text): localPart == text || localPart.hasPrefix(text + "+")
    case .begins(let text): localPart.hasPrefix(text)
    case .ends(let text): localPart.hasSuffix(text)
    case .contains(let text): localPart.containsBytes(of: text)
    case .beginsAndThenContains(let start, let text):
      localPart.hasPrefix(start) && String(localPart.dropFirst(start.count)).containsBytes(of: text)
    }
  }

  var description: String {
    switch self {
    case .exactly(let text): "\(text)@*"
    case .begins(let text): "\(text)*@*"
    case .ends(let text): "*\(text)@*"
    case .contains(let text): "*\(text)*@*"
    case .beginsAndThenContains(let start, let text): "\(start)*\(text)*@*"
    }
  }
}
