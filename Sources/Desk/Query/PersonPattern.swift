package import Mail

extension Query {
  /// Whom `from:`, `to:` and `participant:` mean.
  package enum PersonPattern: Hashable, Sendable {
    case address(Address)
    /// Lower case, A-labels, without `@`; its subdomains are meant too.
    case domain(String)
    /// Words of the display name.
    case name(Phrase)
  }
}

extension Query.PersonPattern {
  /// `jane@example.com`, `@example.com`; nil when it is neither.
  init?(withAtSign text: String) {
    if text.first == "@" {
      guard let domain = Self.domain(named: text.dropFirst()) else { return nil }
      self = domain
    } else if let address = Address(text) {
      self = .address(address)
    } else {
      return nil
    }
  }

  /// `example.com`; nil when a name may be meant.
  init?(withDot text: String) {
    guard text.contains("."), let domain = Self.domain(named: text[...]) else { return nil }
    self = domain
  }

  private static func domain(named text: Substring) -> Query.PersonPattern? {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.allSatisfy(isLabel) else { return nil }
    return Address("x@" + text).map { .domain($0.domain) }
  }

  private static func isLabel(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        $0 == "-" || $0 == "_" || $0.properties.isXIDContinue
      }
  }
}
