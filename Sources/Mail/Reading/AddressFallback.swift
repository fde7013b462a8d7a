/// Addresses in fields that follow no grammar: what stands in angle brackets, else a word with `@`.
enum AddressFallback {
  /// Of each piece between commas; a piece without an address is a name, unless it is blank.
  static func mailboxes(in text: String) -> [Mailbox] {
    let pieces = text.split { $0 == "," || $0 == ";" }.map { String($0).trimmedBlanks }
    let mailboxes = pieces.prefix(Self.most).map(mailbox)
    let addressed = mailboxes.filter { $0.address != nil }
    if !addressed.isEmpty { return addressed }
    return mailboxes.filter { !$0.name.isEmpty }.prefix(1).map { $0 }
  }

  private static let most = 1_000

  private static func mailbox(_ piece: String) -> Mailbox {
    if let open = piece.lastIndex(of: "<") {
      let inner = piece[piece.index(after: open)...].prefix { $0 != ">" }
      return Mailbox(name: unquoted(piece[..<open]), address: Address(String(inner)))
    }
    let word = piece.split(separator: " ").last { $0.contains("@") }
    guard let word, let address = Address(String(word)) else {
      return Mailbox(name: unquoted(piece[...]), address: nil)
    }
    return Mailbox(address: address)
  }

  private static func unquoted(_ name: Substring) -> String {
    String(name.filter { $0 != "\"" }).trimmedBlanks
  }
}
