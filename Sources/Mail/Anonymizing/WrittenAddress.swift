/// What has the form of an address or a Message-ID in a text, and of the name of a host.
struct WrittenAddress {
  let local: Range<Int>
  let domain: Range<Int>

  var range: Range<Int> { local.lowerBound..<domain.upperBound }

  /// The next one.
  init?(in text: [Unicode.Scalar], from start: Int) {
    var from = start
    while let at = text[from...].firstIndex(of: "@") {
      let local = text[from..<at].suffix(Self.mostLetters).reversed().prefix(while: Self.isOfLocal)
      let domain = Self.domain(in: text, from: at + 1)
      if !local.isEmpty, !domain.isEmpty {
        self.local = (at - local.count)..<at
        self.domain = domain
        return
      }
      from = at + 1
    }
    return nil
  }

  /// - Returns: nil when there is no dot in it, or its last label is a number.
  static func host(in text: [Unicode.Scalar], at start: Int, limit: Int) -> Range<Int>? {
    let name = domain(in: text, from: start)
    let labels = text[name].split(separator: ".", omittingEmptySubsequences: false)
    guard name.upperBound <= limit, labels.count > 1, labels.allSatisfy({ !$0.isEmpty }),
      let top = labels.last, top.count > 1, top.allSatisfy({ $0.isOfWord && !$0.isDigit })
    else { return nil }
    let end = name.upperBound
    // The name of a property, such as `header.from`.
    return end < text.count && text[end] == "=" ? nil : name
  }

  private static let mostLetters = 250

  private static func domain(in text: [Unicode.Scalar], from start: Int) -> Range<Int> {
    let letters = text[start...].prefix(mostLetters).prefix {
      $0.isOfWord || $0 == "." || $0 == "-" || $0 == "_"
    }
    let end = letters.lastIndex(where: \.isOfWord).map { $0 + 1 } ?? start
    return start..<end
  }

  /// RFC 5322 §3.2.3, as far as it is seen in addresses.
  private static func isOfLocal(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isOfWord || "._+-$%".unicodeScalars.contains(scalar)
  }
}
