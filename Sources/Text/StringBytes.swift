internal import Glibc

extension [String] {
  /// What `joined(separator:)` gives. That one first looks up how to walk through any collection at
  /// all, which costs a delivery more than the joining (Contrib/bench, instructions).
  package func text(separatedBy separator: String) -> String {
    guard var text = first else { return "" }
    for next in dropFirst() {
      text += separator
      text += next
    }
    return text
  }
}

extension [UInt8] {
  /// Appends a character as UTF-8. Texts of strangers are put together so: `String.UnicodeScalarView`
  /// counts all its characters whenever a text is appended to it.
  package mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      self += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
  }
}

extension String {
  /// The same as `contains`, whose search tables cost more than the search (Contrib/bench).
  package func containsBytes(of phrase: String) -> Bool { strstr(self, phrase) != nil }
}
