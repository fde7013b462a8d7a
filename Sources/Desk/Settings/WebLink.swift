/// A URL that may be shown to agents as a link: http or https, with a host, and without anything
/// that would end it early where it is written.
enum WebLink {
  static func isValid(_ text: String) -> Bool {
    guard let rest = afterScheme(text) else { return false }
    return !rest.prefix { !"/?#".contains($0) }.isEmpty && isPlain(rest)
  }

  /// What follows `http://` or `https://`; nil without one of them.
  static func afterScheme(_ text: String) -> Substring? {
    let scheme = ["http://", "https://"].first { text.lowercased().hasPrefix($0) }
    return scheme.map { text.dropFirst($0.count) }
  }

  static func isPlain(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
      && !text.contains { "{}<>\"\\^`|".contains($0) }
  }
}
