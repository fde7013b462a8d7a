/// Where a link leads, when that is a place a reader could go to.
struct LinkTarget: Equatable {
  /// As shown: without `mailto:` and without characters that are in no address.
  let address: String

  static let schemes = ["http", "https", "mailto", "tel", "ftp", "sip", "sms", "xmpp"]

  init?(_ attribute: UnsafeBufferPointer<UInt8>?) {
    guard let attribute else { return nil }
    // RFC 3986: blanks and angle brackets are in no URL.
    let bytes = attribute.filter { $0 > 0x20 && $0 != 0x7F && $0 != 0x3C && $0 != 0x3E }
    guard let colon = bytes.prefix(8).firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let scheme = String(decoding: bytes[..<colon].map(\.asciiLowercased), as: UTF8.self)
    guard Self.schemes.contains(scheme), colon + 1 < bytes.count else { return nil }
    address = String(
      decoding: scheme == "mailto" ? bytes[(colon + 1)...] : bytes[...], as: UTF8.self)
  }

  /// Whether the link's text says the same, leaving aside the scheme and a last slash. What is much
  /// longer does not.
  func isShown(by text: some RandomAccessCollection<UInt8>) -> Bool {
    text.count <= 2 * address.utf8.count + Self.mostBlanks
      && Self.essence(text) == Self.essence(Array(address.utf8))
  }

  private static let mostBlanks = 100

  private static func essence(_ text: some RandomAccessCollection<UInt8>) -> ArraySlice<UInt8> {
    var essence = text.filter { $0 > 0x20 }.map(\.asciiLowercased)[...]
    for prefix in ["http://", "https://", "mailto:", "tel:", "www."]
    where essence.starts(with: prefix.utf8) {
      essence = essence.dropFirst(prefix.utf8.count)
    }
    return essence.last == UInt8(ascii: "/") ? essence.dropLast() : essence
  }
}
