package import Mail

/// Whose mail belongs to an account: an address, or a domain with its subdomains.
package enum AccountPattern: Hashable, Sendable {
  case address(Address)
  /// Lower case, A-labels.
  case domain(String)

  /// `jane@example.com`, `example.com`, `@example.com` or `*.example.com`; nil for anything else.
  package init?(_ text: String) {
    if let address = SafeAddress.read(text) {
      self = .address(address)
    } else if let domain = SafeAddress.domain(named: text) {
      self = .domain(domain)
    } else {
      return nil
    }
  }

  /// As it is compared and stored.
  package var key: String {
    switch self {
    case .address(let address): address.key
    case .domain(let domain): domain
    }
  }
}
