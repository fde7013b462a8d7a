package import Mail
internal import Text

/// Whom a ticket is given to, as people write it: an agent's name, `me` or `none`.
package enum Assignee {
  /// - Parameter me: the agent who asks.
  /// - Returns: the agent's name; nil for nobody.
  package static func read(_ text: String, me: String) throws(ManageError) -> String? {
    switch text.lowercased() {
    case "none": return nil
    case "me": return me
    default:
      guard !text.isEmpty, text.utf8.count <= 200, !text.hasPrefix("-"),
        !text.unicodeScalars.contains(where: \.isInvisible)
      else { throw .noAgent(text) }
      return text
    }
  }
}

/// Tags to add and to remove: `+urgent -spamtrap`; a bare word adds.
package struct TagChange: Hashable, Sendable {
  package private(set) var added: [String] = []
  package private(set) var removed: [String] = []

  package init(_ words: [String]) throws(ManageError) {
    for word in words {
      let name = word.hasPrefix("+") || word.hasPrefix("-") ? String(word.dropFirst()) : word
      guard TagChange.isTag(name) else { throw .noTag(word) }
      if word.hasPrefix("-") { removed.append(name) } else { added.append(name) }
    }
  }

  /// Tags differing only in the case of letters are one tag; the first spelling stays.
  package func applied(to tags: [String]) -> [String] {
    let gone = Set(removed.map { $0.lowercased() })
    var seen = gone
    return (tags + added).filter { seen.insert($0.lowercased()).inserted }
      .sorted { ($0.lowercased(), $0) < ($1.lowercased(), $1) }
  }

  /// One word for people, for the log and for `tag:` of a query.
  private static func isTag(_ name: String) -> Bool {
    guard let first = name.first, first != "+", first != "-", name.utf8.count <= 64 else {
      return false
    }
    return name.unicodeScalars.allSatisfy { scalar in
      !scalar.isInvisible && !scalar.properties.isWhitespace
        && !"(),\"*".unicodeScalars.contains(scalar)
    }
  }
}

/// One address as an agent types it, `jane@example.org` or `Jane Doe <jane@example.org>`.
package enum TypedMailbox {
  package static func read(_ text: String) throws(ManageError) -> Mailbox {
    guard let mailboxes = TypedMailboxes(text)?.mailboxes, mailboxes.count == 1 else {
      throw .noAddress(text)
    }
    return mailboxes[0]
  }
}

/// A subject as an agent types it: one line that says something.
package enum TypedSubject {
  /// A header line of RFC 5322 §2.1.1 has 998 octets; the field's name and our tag want room.
  private static let mostBytes = 900

  package static func read(_ text: String) throws(ManageError) -> String {
    let words = text.split { $0 == " " || $0 == "\t" }
    let subject = words.joined(separator: " ")
    guard !subject.isEmpty, subject.utf8.count <= mostBytes, SettingText.isLine(subject) else {
      throw .noSubject(text)
    }
    return subject
  }
}
