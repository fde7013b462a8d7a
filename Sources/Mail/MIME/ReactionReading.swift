internal import Text

/// An emoji in answer to a mail: the part that RFC 9078 describes, or Gmail's own, and nothing else that
/// says something.
enum ReactionReading {
  static func emoji(in root: Entity) -> String? {
    let leaves = root.numbered.prefix(mostParts).filter { $0.enclosing == nil }.map(\.entity)
    guard let reaction = leaves.first(where: { isReaction($0) || isGmails($0) }),
      let emoji = isGmails(reaction) ? json(reaction) : text(of: reaction).trimmedBlanks,
      isEmoji(emoji), isAlone(reaction, root, leaves)
    else { return nil }
    return emoji
  }

  private static let mostParts = 20
  /// Octets: a base emoji with its modifiers has some forty.
  private static let longest = 256

  private static func isReaction(_ entity: Entity) -> Bool {
    entity.header.disposition?.value == "reaction" && entity.type == "text/plain"
  }

  private static func isGmails(_ entity: Entity) -> Bool {
    entity.type == "text/vnd.google.email-reaction+json"
  }

  /// What stands beside it in a multipart/alternative says the same; any other text is a mail.
  private static func isAlone(_ reaction: Entity, _ root: Entity, _ leaves: [Entity]) -> Bool {
    if root.isLeaf { return true }
    let alternative = [root, root.children.first].compactMap { $0 }
      .first { $0.type == "multipart/alternative" }
    let isForm = alternative?.children.contains { $0.id == reaction.id } ?? false
    return isForm
      || leaves.allSatisfy { $0.id == reaction.id || text(of: $0).trimmedBlanks.isEmpty }
  }

  private static func text(of entity: Entity) -> String {
    let octets = entity.stream.prefix(longest).filter { !$0.isLineEnd }
    return String(validating: octets, as: UTF8.self) ?? ""
  }

  /// Of `{"version":1,"emoji":"\uD83D\uDC4D"}`.
  private static func json(_ entity: Entity) -> String? {
    let octets = entity.stream.prefix(longest)[...]
    guard let name = octets.firstRange(of: "\"emoji\"") else { return nil }
    let value = octets[name.upperBound...].drop { $0 != ASCII.colon }.drop { $0 != ASCII.quote }
    return unescaped(value.dropFirst().prefix { $0 != ASCII.quote })
  }

  private static func unescaped(_ octets: ArraySlice<UInt8>) -> String? {
    guard octets.contains(ASCII.backslash) else { return String(validating: octets, as: UTF8.self) }
    var units: [UInt16] = []
    for escape in octets.split(separator: ASCII.backslash) {
      guard escape.first == UInt8(ascii: "u"),
        let unit = UInt16(String(decoding: escape.dropFirst(), as: UTF8.self), radix: 16)
      else { return nil }
      units.append(unit)
    }
    return String(validating: units, as: UTF16.self)
  }

  /// No word hides in it.
  private static func isEmoji(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.isEmoji && !$0.isASCII }
      && !text.unicodeScalars.contains { $0.properties.isAlphabetic }
  }
}
