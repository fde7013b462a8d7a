package import Mail
internal import Text

/// Recipients as a person types them: `jane@x.example, "Doe, Joe" <joe@y.example>`. Only what is
/// safe as a recipient of ours passes.
package struct TypedMailboxes {
  package private(set) var mailboxes: [Mailbox] = []

  /// Nil when one of them is none.
  package init?(_ list: String) {
    for word in TypedMailboxes.words(list) {
      guard let mailbox = TypedMailboxes.mailbox(word) else { return nil }
      mailboxes.append(mailbox)
    }
  }

  /// At commas outside of quotation marks.
  private static func words(_ list: String) -> [String] {
    var words = [""]
    var isQuoted = false
    for character in list {
      if character == "\"" { isQuoted.toggle() }
      if character == ",", !isQuoted {
        words.append("")
      } else {
        words[words.count - 1].append(character)
      }
    }
    return words.map(\.trimmed).filter { !$0.isEmpty }
  }

  private static func mailbox(_ word: String) -> Mailbox? {
    guard let opening = word.lastIndex(of: "<") else {
      return word.contains(">") ? nil : SafeAddress.read(word).map { Mailbox(address: $0) }
    }
    guard word.hasSuffix(">") else { return nil }
    let name = WrittenMailbox.unquoted(word[..<opening])
    let address = String(word[word.index(after: opening)...].dropLast())
    guard !name.unicodeScalars.contains(where: \.isInvisible) else { return nil }
    return SafeAddress.read(address).map { Mailbox(name: name, address: $0) }
  }
}
