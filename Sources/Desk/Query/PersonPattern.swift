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
  /// Nil when it holds an `@` and is neither an address nor a domain.
  init?(_ value: QueryValue) {
    if value.text.contains("@") {
      guard !value.isPrefix else { return nil }
      self.init(withAtSign: value.text)
    } else if !value.isQuoted, !value.isPrefix, let domain = domainKey(value.text) {
      self = .domain(domain)
    } else if let phrase = Query.Phrase(value) {
      self = .name(phrase)
    } else {
      return nil
    }
  }

  private init?(withAtSign text: String) {
    if text.first == "@" {
      guard let domain = domainKey(String(text.dropFirst())) else { return nil }
      self = .domain(domain)
    } else if let address = Address(text) {
      self = .address(address)
    } else {
      return nil
    }
  }
}

/// Nil when it is no domain of two labels or more.
private func domainKey(_ text: String) -> String? {
  let labels = text.split(separator: ".", omittingEmptySubsequences: false)
  guard labels.count >= 2,
    labels.allSatisfy({ !$0.isEmpty && $0.unicodeScalars.allSatisfy(isPartOfLabel) })
  else { return nil }
  return Address("x@" + text)?.domain
}

private func isPartOfLabel(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic
    || scalar.properties.numericType == .decimal
    || scalar.properties.canonicalCombiningClass != .notReordered
}
