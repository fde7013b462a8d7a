import Mail
internal import Text

/// One agent as `agents` names them: `anna=Anna Berg <anna@example.org>`, of which only the address
/// must be there.
struct AgentEntry: Hashable, Sendable {
  /// In the shell. Nil: the address is the name.
  let login: String?
  /// For customers; may be empty.
  let displayName: String
  let address: Address

  /// Nil for what is no agent.
  init?(_ item: String) {
    let (login, mailbox) = AgentEntry.parts(of: item)
    if let login {
      guard (try? Assignee.read(login, me: "")) == login,
        !login.contains(where: { $0 == "@" || $0.isWhitespace })
      else { return nil }
    }
    guard let opening = mailbox.lastIndex(of: "<") else {
      guard let address = SafeAddress.read(mailbox) else { return nil }
      (self.login, displayName, self.address) = (login, "", address)
      return
    }
    let name = WrittenMailbox.unquoted(mailbox[..<opening]).filter { !"\"\\".contains($0) }
    let written = mailbox[mailbox.index(after: opening)...]
    guard written.last == ">", let address = SafeAddress.read(String(written.dropLast())),
      !name.contains(where: { "@<>".contains($0) }),
      !name.unicodeScalars.contains(where: { $0.isInvisible && !$0.joinsLetters })
    else { return nil }
    (self.login, displayName, self.address) = (login, name, address)
  }

  /// In the form that is stored.
  var text: String {
    let isQuoted = displayName.contains { ",;=".contains($0) }
    let name = isQuoted ? "\"\(displayName)\"" : displayName
    return (login.map { $0 + "=" } ?? "")
      + (name.isEmpty ? address.text : "\(name) <\(address.text)>")
  }

  /// What stands before an equals sign that no quotation marks enclose.
  private static func parts(of item: String) -> (login: String?, mailbox: String) {
    let end = item.firstIndex { $0 == "=" || $0 == "\"" || $0 == "<" }
    guard let end, item[end] == "=" else { return (nil, item) }
    return (String(item[..<end]).trimmed, String(item[item.index(after: end)...]).trimmed)
  }

  /// The entries of a list: at commas and semicolons outside of quotation marks and behind each `>`.
  /// Of what has no name for customers, blanks separate too.
  static func items(_ list: String) -> [String] {
    var items = [""]
    var isQuoted = false
    for character in list {
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted, character == "," || character == ";" {
        items.append("")
      } else {
        items[items.count - 1].append(character)
        if !isQuoted, character == ">" { items.append("") }
      }
    }
    return items.map(\.trimmed).flatMap { $0.contains("<") ? [$0] : AddressList.words($0) }
  }
}
