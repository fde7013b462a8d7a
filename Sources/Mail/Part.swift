/// A leaf of the MIME tree, or an attached message, in the order of the mail.
package struct Part: Hashable, Sendable {
  /// 1-based place among the parts of the mail: the `P` of `m1234.P`.
  package var number: Int
  /// Lower case, such as `text/plain`.
  package var type: String
  /// As declared, lower case; nil when none is.
  package var charset: String?
  /// Nil when the part does not say.
  package var disposition: Disposition?
  /// Decoded (RFC 2047, RFC 2231), as the sender wrote it: never a safe path.
  package var filename: String?
  /// Decoded content, in bytes.
  package var size: Int
  /// Of the decoded content, lower-case hexadecimal.
  package var sha256: String
  /// The number of the `message/rfc822` part this part lies in; nil for parts of the mail itself.
  package var enclosing: Int?
  /// Text the reader sees first, or another form of it (multipart/alternative): no attachment.
  package var isBody: Bool

  package enum Disposition: String, Sendable {
    case inline, attachment
  }

  package init(
    number: Int, type: String, charset: String? = nil, disposition: Disposition? = nil,
    filename: String? = nil, size: Int, sha256: String, enclosing: Int? = nil,
    isBody: Bool = false
  ) {
    self.number = number
    self.type = type
    self.charset = charset
    self.disposition = disposition
    self.filename = filename
    self.size = size
    self.sha256 = sha256
    self.enclosing = enclosing
    self.isBody = isBody
  }
}
