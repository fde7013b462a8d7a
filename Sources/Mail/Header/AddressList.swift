internal import Text

/// Takes an address field apart at its commas, so that one broken mailbox does not cost the others.
struct AddressList {
  private var elements: [String] = []
  private var element: [UInt8] = []
  private var context = Context.plain
  private var commentDepth = 0
  private var isEscaped = false

  private enum Context {
    case plain, quoted, angle
  }

  /// The texts of the mailboxes; names of groups are dropped. Outlook's users separate by semicolons.
  static func elements(of text: String) -> [String] {
    var list = AddressList()
    for octet in text.utf8 { list.take(octet) }
    guard list.isComplete else { return elements(ofUnbalanced: text) }
    list.endElement()
    return joiningNames(list.elements)
  }

  /// A quote or parenthesis that is never closed is text like any other.
  private static func elements(ofUnbalanced text: String) -> [String] {
    let parts = text.utf8.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
    let unquoted = parts.map { String(decoding: $0.filter { $0 != ASCII.quote }, as: UTF8.self) }
    return joiningNames(unquoted.map(\.trimmedBlanks)).filter { !$0.isEmpty }
  }

  private var isComplete: Bool { context != .quoted && commentDepth == 0 }

  private mutating func take(_ octet: UInt8) {
    if isEscaped {
      isEscaped = false
      return element.append(octet)
    }
    switch (octet, context) {
    case (ASCII.backslash, _) where context == .quoted || commentDepth > 0: isEscaped = true
    case (UInt8(ascii: "("), .plain): commentDepth += 1
    case (UInt8(ascii: ")"), .plain) where commentDepth > 0: commentDepth -= 1
    case _ where commentDepth > 0: break
    case (ASCII.quote, .plain): context = .quoted
    case (ASCII.quote, .quoted): context = .plain
    case (UInt8(ascii: "<"), .plain): context = .angle
    case (UInt8(ascii: ">"), .angle): context = .plain
    case (UInt8(ascii: ","), .plain), (UInt8(ascii: ";"), .plain): return endElement()
    case (ASCII.colon, .plain) where isGroupName: return element.removeAll()
    default: break
    }
    element.append(octet)
  }

  /// What stands before a colon, unless it is an address or an encoded word's text.
  private var isGroupName: Bool { !element.contains(UInt8(ascii: "@")) }

  private mutating func endElement() {
    let text = String(decoding: element, as: UTF8.self).trimmedBlanks
    if !text.isEmpty { elements.append(text) }
    element.removeAll()
  }

  /// `Doe, John <john@example.com>` without quotes is one person.
  private static func joiningNames(_ elements: [String]) -> [String] {
    var joined: [String] = []
    var name: [String] = []
    for element in elements {
      let hasBracket = element.utf8.contains(UInt8(ascii: "<"))
      if !hasBracket, !element.utf8.contains(UInt8(ascii: "@")) {
        name.append(element)
      } else if hasBracket, element.utf8.first != UInt8(ascii: "<"), !name.isEmpty {
        joined.append((name + [element]).text(separatedBy: ", "))
        name = []
      } else {
        joined += name + [element]
        name = []
      }
    }
    return joined + name
  }
}
