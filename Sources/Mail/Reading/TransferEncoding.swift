internal import Text

/// Content-Transfer-Encoding (RFC 2045 §6).
enum TransferEncoding {
  /// 7bit, 8bit, and what nobody knows.
  case none
  /// Bytes that must not be touched, line ends included.
  case binary
  case base64, quotedPrintable, uuencode

  /// - Parameter text: the field's value, with whatever comments and misspellings.
  init(_ text: String) {
    let word = text.utf8.drop { $0 == Octet.space || $0 == Octet.quote }
      .prefix { $0.isASCIILetterOrDigit || $0 == Octet.hyphen }
    self =
      switch String(decoding: word, as: UTF8.self).lowercased() {
      case "base64", "base-64": .base64
      case "quoted-printable", "quotedprintable": .quotedPrintable
      case "x-uuencode", "uuencode", "x-uue", "uue": .uuencode
      case "binary": .binary
      default: .none
      }
  }

  /// The body holds the content itself.
  var isIdentity: Bool { self == .none || self == .binary }
}
