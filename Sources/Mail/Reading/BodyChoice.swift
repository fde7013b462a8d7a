/// Which leaves a reader sees first, before opening anything (RFC 2046 §5.1, RFC 2183).
enum BodyChoice {
  static func bodies(of root: Entity) -> [Entity] {
    let chosen = choose(in: root)
    if !chosen.isEmpty { return chosen }
    let readable = root.numbered.filter { $0.enclosing == nil && $0.entity.isReadable }
      .map(\.entity)
    // Programs that name their texts; a mail that is nothing but a text file.
    let only = readable.first { !$0.header.isAttachment } ?? (root.isLeaf ? readable.first : nil)
    return only.map { [$0] } ?? []
  }

  /// The ids of the texts of which a reader sees one, chosen or not: none is an attachment.
  static func forms(of entity: Entity, isAlternative: Bool = false) -> [Int] {
    if entity.isLeaf { return isAlternative && entity.isInline ? [entity.id] : [] }
    let isAlternative = isAlternative || entity.type == "multipart/alternative"
    return entity.children.flatMap { forms(of: $0, isAlternative: isAlternative) }
  }

  private static func choose(in entity: Entity) -> [Entity] {
    if entity.isLeaf { return entity.isInline ? [entity] : [] }
    let children = entity.children
    switch entity.type {
    case "multipart/alternative": return alternative(children)
    case "multipart/related": return related(entity, children)
    case "multipart/signed", "multipart/report": return children.first.map(choose) ?? []
    case "multipart/encrypted", "multipart/digest": return []
    default: return children.flatMap(choose)
    }
  }

  /// Plain text says what HTML says, without a renderer between; unless it says nothing.
  private static func alternative(_ children: [Entity]) -> [Entity] {
    let choices = children.map(choose).filter { !$0.isEmpty }
    return choices.first { $0.allSatisfy { $0.type == "text/plain" } && says($0) }
      ?? choices.last { $0.contains { $0.type == "text/html" } && says($0) }
      ?? choices.last(where: says) ?? choices.last ?? []
  }

  /// The root is the first part unless `start` names another (RFC 2387 §3.2).
  private static func related(_ entity: Entity, _ children: [Entity]) -> [Entity] {
    let named = entity.header.type["start"].flatMap { start in
      children.first { $0.header.contentID == start }
    }
    return (named ?? children.first).map(choose) ?? []
  }

  private static func says(_ choice: [Entity]) -> Bool {
    choice.contains { leaf in
      let text = LeafText.beginning(of: leaf)
      return text.unicodeScalars.contains { !$0.properties.isWhitespace && $0 != "\u{FEFF}" }
        && !HTMLPlaceholder.matches(text)
    }
  }
}

extension Entity {
  /// Text to be read in place. Calendars, cards and headers are text only by name.
  fileprivate var isReadable: Bool {
    isLeaf && type.hasPrefix("text/") && !Self.dataTypes.contains(type)
  }

  /// Readable, and not sent as a file.
  fileprivate var isInline: Bool {
    isReadable && !header.isAttachment && header.filename == nil
  }

  private static let dataTypes = [
    "text/calendar", "text/vcard", "text/x-vcard", "text/directory", "text/rfc822-headers",
    "text/csv", "text/xml", "text/css", "text/javascript",
  ]
}

extension EntityHeader {
  fileprivate var contentID: String? {
    fields.first("Content-ID").map { FieldText().decoded($0) }
  }
}
