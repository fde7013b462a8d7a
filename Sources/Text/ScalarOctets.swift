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
