/// An entity of MIME (RFC 2045 §2.4): header, body, and the entities inside it.
struct Entity {
  /// Tells it from all other entities of the mail.
  let id: Int
  let header: EntityHeader
  /// As transferred, between the blank line and the delimiter.
  let body: ArraySlice<UInt8>
  let content: Content

  indirect enum Content {
    case leaf
    case multipart([Entity])
    /// Of an attached message, its own header included.
    case message(Entity)
  }

  var type: String { header.type.value }

  var isLeaf: Bool {
    if case .leaf = content { true } else { false }
  }

  var children: [Entity] {
    if case .multipart(let children) = content { children } else { [] }
  }

  var stream: ContentStream {
    ContentStream(body: body, encoding: header.encoding, isText: type.hasPrefix("text/"))
  }

  /// Leaves, and attached messages followed by what lies in them: what has a part number.
  var numbered: [NumberedEntity] {
    var list: [NumberedEntity] = []
    collect(into: &list, enclosing: nil)
    return list
  }

  private func collect(into list: inout [NumberedEntity], enclosing: Int?) {
    switch content {
    case .leaf:
      list.append(NumberedEntity(entity: self, enclosing: enclosing))
    case .multipart(let children):
      for child in children { child.collect(into: &list, enclosing: enclosing) }
    case .message(let message):
      list.append(NumberedEntity(entity: self, enclosing: enclosing))
      message.collect(into: &list, enclosing: list.count - 1)
    }
  }
}

struct NumberedEntity {
  let entity: Entity
  /// Index of the attached message it lies in.
  let enclosing: Int?
}
