package import Mail

extension Query {
  /// Whom `from:`, `to:` and `participant:` mean.
  package enum PersonPattern: Hashable, Sendable {
    case address(Address)
    /// Lower case, A-labels, without `@`; its subdomains are meant too.
    case domain(String)
    /// `tanaka.misaki` or `example.com`: what stands before the `@`, or a domain as above.
    case dotted(String)
    /// Words of the display name or of the address.
    case name(Phrase)
  }
}

extension Query.PersonPattern {
  /// `jane@example.com`, `@example.com`; nil when it is neither.
  init?(withAtSign text: String) {
    if text.first == "@" {
      guard let domain = Self.domain(named: text.dropFirst()) else { return nil }
      self = .domain(domain)
    } else if let address = Address(text) {
      self = .address(address)
    } else {
      return nil
    }
  }

  /// `example.com`; nil when a name may be meant.
  init?(withDot text: String) {
    guard text.contains("."), let domain = Self.domain(named: text[...]) else { return nil }
    self = .dotted(domain)
  }

  private static func domain(named text: Substring) -> String? {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.allSatisfy(isLabel) else { return nil }
    return Address("x@" + text)?.domain
  }

  private static func isLabel(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        $0 == "-" || $0 == "_" || $0.properties.isXIDContinue
      }
  }
}
