/// Whether a copied header is the beginning of a quote by itself, with neither an introducer nor a
/// separator above it.
extension HeaderBlock {
  /// Mail programs begin with the author, in words with small letters; memoranda and forms do not.
  func standsAlone(in text: TextLines) -> Bool {
    guard let first = roles.first, first == .from || first == .sent || first == .subject,
      !isTitled(in: text), !isShouted(in: text)
    else { return false }
    let hasAddress = lines.contains { text.content($0).contains(UInt8(ascii: "@")) }
    return first == .from ? hasAddress || roles.contains(.subject) : hasAddress
  }

  /// Below the line that separates mails in a mailbox file, as patches are sent, or below the title
  /// of a memorandum.
  private func isTitled(in text: TextLines) -> Bool {
    let above = max(0, lines.lowerBound - Self.maximumGap - 1)..<lines.lowerBound
    guard let line = above.last(where: { !text[$0].isBlank }), let phrase = text.phrase(line)
    else { return false }
    return line == lines.lowerBound - 1 && phrase.hasPrefix("from ")
      || Self.titles.contains { phrase.containsBytes(of: $0) } && phrase.utf8.count < Self.maximumTitle
  }

  private static let maximumGap = 3
  private static let maximumTitle = 60
  private static let titles = [
    "memo", "mémo", "aktennotiz", "aktenvermerk", "circular", "служебная записка", "notat",
  ]

  /// `FROM:`, `TO:`: typed by a person.
  private func isShouted(in text: TextLines) -> Bool {
    let names = lines.compactMap { line -> ArraySlice<UInt8>? in
      guard HeaderBlock.role(line, of: text) != nil else { return nil }
      let content = text.content(line)
      return Array(content.prefix { $0 != UInt8(ascii: ":") })[...]
    }
    return names.contains { $0.count > 2 }
      && names.allSatisfy { name in
        !name.contains { (0x61...0x7A).contains($0) || $0 >= 0x80 }
      }
  }
}
