import CGMime
internal import Text

/// Mailboxes of an address field, groups flattened (RFC 5322 §3.4).
enum MailboxReading {
  /// - Parameter text: a protected field value, see `FieldText`.
  static func mailboxes(in text: String) -> [Mailbox] {
    precondition(GMimeLibrary.isReady)
    return AddressList.elements(of: text).compactMap { element in
      mailbox(element) ?? brokenMailbox(element)
    }
  }

  /// `Anna:;` is how an author without an address is written (RFC 6854).
  static func emptyGroup(_ text: String) -> Mailbox? {
    guard let colon = text.utf8.lastIndex(of: ASCII.colon),
      text.utf8[colon...].allSatisfy({ ":; \t".utf8.contains($0) })
    else { return nil }
    let name = plainName(text[..<colon])
    return name.isEmpty ? nil : Mailbox(name: name, address: nil)
  }

  private static func plainName(_ text: Substring) -> String {
    let decoded = EncodedWords(String(text)).decoded
    return String(decoding: decoded.utf8.filter { $0 != ASCII.quote }, as: UTF8.self).trimmedBlanks
  }

  /// By GMime; nil when it finds no address that is one.
  private static func mailbox(_ element: String) -> Mailbox? {
    guard let list = internet_address_list_parse(nil, element) else { return nil }
    defer { g_object_unref(list) }
    guard internet_address_list_length(list) == 1,
      let entry = internet_address_list_get_address(list, 0), cgmime_is_mailbox(entry) != 0,
      let text = internet_address_mailbox_get_addr(cgmime_mailbox(entry)),
      let address = Address(String(cString: text)), !address.domain.isEmpty
    else { return nil }
    let name = internet_address_get_name(entry).map { String(cString: $0).streamSafe }
    return Mailbox(name: name?.trimmedBlanks ?? "", address: address)
  }

  /// Names with unquoted brackets or dots, addresses with two dots, names alone: the last text in
  /// angle brackets, or a word with `@`, is the address, and the rest the name.
  private static func brokenMailbox(_ element: String) -> Mailbox? {
    var name = Substring(element)
    var address: Address?
    let octets = element.utf8
    if let open = octets.lastIndex(of: UInt8(ascii: "<")) {
      name = element[..<open]
      address = Address(
        String(octets[open...].dropFirst().prefix { $0 != UInt8(ascii: ">") }) ?? "")
    } else if let word = octets.split(separator: ASCII.space)
      .last(where: { $0.contains(UInt8(ascii: "@")) }), !word.contains(ASCII.quote)
    {
      address = Address(String(word) ?? "")
      if address != nil { name = element[..<word.startIndex] }
    }
    let text = plainName(name)
    return text.isEmpty && address == nil ? nil : Mailbox(name: text, address: address)
  }
}
