/// One header field in the order of the mail, decoded to text a person reads.
package struct HeaderField: Hashable, Sendable {
  /// As written.
  package var name: String
  /// Unfolded, RFC 2047 words and raw 8-bit bytes decoded, control characters kept.
  package var value: String

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

extension [HeaderField] {
  /// The first field of that name, compared without regard to case.
  package func first(_ name: String) -> String? {
    first { $0.name.equalsIgnoringCase(name) }?.value
  }

  /// All values of that name, topmost first.
  package func all(_ name: String) -> [String] {
    filter { $0.name.equalsIgnoringCase(name) }.map(\.value)
  }
}

extension String {
  /// ASCII comparison: header names and protocol words (RFC 5322 §2.2, RFC 5234 §2.3).
  package func equalsIgnoringCase(_ other: String) -> Bool {
    utf8.count == other.utf8.count
      && zip(utf8, other.utf8).allSatisfy { a, b in
        a == b || (a ^ b == 0x20 && (0x61...0x7A).contains(a | 0x20))
      }
  }
}
