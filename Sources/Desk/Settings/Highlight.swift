package import Mail

/// Whose tickets stand out: domains with their subdomains, or whole addresses.
package struct Highlight: Hashable, Sendable {
  private var domains: Set<String> = []
  private var addresses: Set<Address> = []
  /// The list in its canonical form.
  let text: String

  /// Nobody's.
  init() { text = "" }

  /// Nil when an entry is neither a domain (`example.com`, `@example.com`, `*.example.com`) nor an
  /// address.
  package init?(_ text: String) {
    var entries: [String] = []
    for word in AddressList.words(text) {
      if let address = SafeAddress.read(word) {
        if addresses.insert(address).inserted { entries.append(address.text) }
      } else if let domain = SafeAddress.domain(named: word) {
        if domains.insert(domain).inserted { entries.append(domain) }
      } else {
        return nil
      }
    }
    self.text = entries.joined(separator: ", ")
  }

  package func matches(_ address: Address) -> Bool {
    if addresses.contains(address) { return true }
    if domains.isEmpty { return false }
    let labels = address.domain.split(separator: ".")
    return labels.indices.contains { domains.contains(labels[$0...].joined(separator: ".")) }
  }
}

extension Settings {
  /// Whether the ticket's requester stands out.
  package func highlights(_ ticket: Ticket) -> Bool {
    ticket.requester.address.map(highlight.matches) ?? false
  }
}
