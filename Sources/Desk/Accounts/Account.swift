package import Mail

/// A customer's account in the control panel or the billing system, and whose mail belongs to it.
package struct Account: Hashable, Sendable {
  package var name: String
  package var loginURL: String?
  package var patterns: [AccountPattern]
  package var fields: [Ticket.Field]

  package init(
    name: String, loginURL: String? = nil, patterns: [AccountPattern] = [],
    fields: [Ticket.Field] = []
  ) {
    self.name = name
    self.loginURL = loginURL
    self.patterns = patterns
    self.fields = fields
  }

  package var addresses: [String] {
    patterns.compactMap { if case .address = $0 { $0.key } else { nil } }
  }

  package var domains: [String] {
    patterns.compactMap { if case .domain = $0 { $0.key } else { nil } }
  }

  /// All of it in one line, for the log of events.
  package var summary: String {
    let facts = fields.map { "\($0.name)=\($0.value)" } + (loginURL.map { [$0] } ?? [])
    return (patterns.map(\.key) + facts).joined(separator: ", ")
  }
}

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
