import CGMime

/// Decodes header values: encoded words (RFC 2047), and bare 8-bit bytes as UTF-8 where valid, else
/// in the body's charset, else as windows-1252.
struct HeaderText {
  private let bodyCharset: String?

  init(bodyCharset: String?) {
    self.bodyCharset = bodyCharset
  }

  /// Unstructured text, such as Subject.
  func decoded(_ value: [UInt8]) -> String {
    EncodedWords.decoded(utf8(value)).trimmedBlanks
  }

  /// Mailboxes, groups flattened (RFC 5322 §3.4).
  func mailboxes(_ value: [UInt8]) -> [Mailbox] {
    parsed(separated(EncodedWords.joined(utf8(value))))
      ?? AddressFallback.mailboxes(in: decoded(value))
  }

  /// Nil when the value follows no grammar; an empty group is nobody.
  private func parsed(_ value: [UInt8]) -> [Mailbox]? {
    (value + [0]).withUnsafeBytes { bytes in
      let pointer = bytes.bindMemory(to: CChar.self).baseAddress
      guard let list = internet_address_list_parse(nil, pointer) else { return nil }
      defer { g_object_unref(list) }
      guard internet_address_list_length(list) > 0 else { return nil }
      return HeaderText.flattened(list, depth: 0)
    }
  }

  /// Outlook's habit of semicolons between addresses; a group has a colon before its own.
  private func separated(_ value: [UInt8]) -> [UInt8] {
    guard value.contains(0x3B), !value.contains(Octet.colon) else { return value }
    var isQuoted = false
    return value.map { byte in
      if byte == 0x22 { isQuoted.toggle() }
      return byte == 0x3B && !isQuoted ? UInt8(ascii: ",") : byte
    }
  }

  private static func flattened(
    _ list: UnsafeMutablePointer<InternetAddressList>, depth: Int
  ) -> [Mailbox] {
    (0..<internet_address_list_length(list)).flatMap { place -> [Mailbox] in
      guard let entry = internet_address_list_get_address(list, place) else { return [] }
      if cgmime_is_group(entry) != 0 {
        let group = UnsafeMutableRawPointer(entry).assumingMemoryBound(
          to: InternetAddressGroup.self)
        guard depth < 3, let members = internet_address_group_get_members(group) else { return [] }
        return flattened(members, depth: depth + 1)
      }
      return [mailbox(entry)]
    }
  }

  private static func mailbox(_ entry: UnsafeMutablePointer<InternetAddress>) -> Mailbox {
    let mailbox = UnsafeMutableRawPointer(entry).assumingMemoryBound(
      to: InternetAddressMailbox.self)
    let name = internet_address_get_name(entry).map { String(cString: $0) } ?? ""
    let address = internet_address_mailbox_get_addr(mailbox).map { String(cString: $0) }
    return Mailbox(name: name.trimmedBlanks, address: address.flatMap { Address($0) })
  }

  private func utf8(_ value: [UInt8]) -> [UInt8] {
    guard value.contains(where: { $0 >= 0x80 }) else { return value }
    if String(validating: value, as: UTF8.self) != nil { return value }
    let charset = bodyCharset.flatMap {
      ["utf-8", "us-ascii"].contains($0.lowercased()) ? nil : $0
    }
    return Array(Charset.decode(value, declared: charset ?? "windows-1252").text.utf8)
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmedBlanks: String {
    var text = Substring(self)
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }
}
