internal import Text

/// Whether a copied header is the beginning of a quote by itself, with neither an introducer nor a
/// separator above it.
extension HeaderBlock {
  /// Mail programs begin with the author, in words with small letters, and say when a mail was sent
  /// rather than dated; memoranda and forms do not.
  func standsAlone(in text: TextLines) -> Bool {
    guard !isTitled(in: text), !isShouted(in: text) else { return false }
    return switch roles.first {
    case .from:
      isDated(in: text)
        ? hasAddress(in: text) && roles.contains(.to)
        : hasAddress(in: text) || roles.contains(.subject)
    case .sent, .subject: hasAddress(in: text, of: .from)
    default: false
    }
  }

  /// Below a rule it need not tell more than who wrote, first of all.
  func standsBelowRule(in text: TextLines) -> Bool {
    standsAlone(in: text) || roles.first == .from && !isShouted(in: text)
  }

  /// Two fields are enough right above lines that are marked.
  func isAboveQuote(in text: TextLines) -> Bool {
    guard roles.contains(.from), let next = text.firstNonBlank(from: lines.upperBound)
    else { return false }
    return next <= lines.upperBound + 1 && text[next].isQuoted
  }

  /// - Parameter role: of the field, nil: of any.
  private func hasAddress(in text: TextLines, of role: HeaderBlockNames.Role? = nil) -> Bool {
    lines.contains {
      text.content($0).contains(UInt8(ascii: "@"))
        && (role == nil || HeaderBlock.role($0, of: text) == role)
    }
  }

  private func isDated(in text: TextLines) -> Bool {
    lines.contains { line in
      HeaderBlock.name(line, of: text).map(HeaderBlockNames.dates.contains) ?? false
    }
  }

  /// Below the line that separates mails in a mailbox file, as patches are sent, or below the title
  /// of a memorandum.
  private func isTitled(in text: TextLines) -> Bool {
    let above = max(0, lines.lowerBound - Self.titleGap - 1)..<lines.lowerBound
    guard let line = above.last(where: { !text[$0].isBlank }), let phrase = text.phrase(line)
    else { return false }
    if line == lines.lowerBound - 1, phrase.hasPrefix("from ") { return true }
    return phrase.utf8.count < Self.maximumTitle
      && Self.titles.contains { phrase.containsBytes(of: $0) }
  }

  private static let titleGap = 3
  private static let maximumTitle = 60
  static let titles = [
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
