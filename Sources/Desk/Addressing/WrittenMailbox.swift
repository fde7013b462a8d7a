package import Mail

/// `Jane Doe <jane@example.org>` in a header that is not read as addresses by the mail parser.
enum WrittenMailbox {
  static func read(_ value: String) -> Mailbox? {
    guard let opening = value.lastIndex(of: "<"),
      let closing = value[opening...].firstIndex(of: ">")
    else {
      return Address(value).map { Mailbox(address: $0) }
    }
    guard let address = Address(String(value[value.index(after: opening)..<closing]))
    else { return nil }
    return Mailbox(name: unquoted(value[..<opening]), address: address)
  }

  /// Without the blanks and quotation marks around it.
  static func unquoted(_ text: Substring) -> String {
    let isOutside: (Character) -> Bool = { $0.isWhitespace || $0 == "\"" || $0 == "'" }
    var name = text.drop(while: isOutside)
    while let last = name.last, isOutside(last) { name.removeLast() }
    return String(name)
  }
}

extension Mailbox {
  /// Reads what `written` wrote.
  package init?(written text: String) {
    guard let mailbox = WrittenMailbox.read(text) else { return nil }
    self = mailbox
  }

  /// `Jane Doe <jane@example.org>`, as far as there is a name and an address.
  package var written: String {
    guard let address else { return name }
    return name.isEmpty ? address.text : "\(name) <\(address.text)>"
  }
}
