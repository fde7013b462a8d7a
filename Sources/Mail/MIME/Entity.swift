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
    /// Bytes that hold a clear text with its signature, and that text.
    case signed(Entity)
  }

  var type: String { header.type.value }

  var isLeaf: Bool {
    switch content {
    case .leaf, .signed: true
    case .multipart, .message: false
    }
  }

  var children: [Entity] {
    if case .multipart(let children) = content { children } else { [] }
  }

  var stream: ContentStream {
    ContentStream(body: body, encoding: header.encoding, isText: type.hasPrefix("text/"))
  }

  /// Leaves, and attached messages and signed bytes followed by what lies in them: what has a part
  /// number.
  var numbered: [NumberedEntity] {
    var list: [NumberedEntity] = []
    collect(into: &list, enclosing: nil, signed: nil)
    return list
  }

  private func collect(into list: inout [NumberedEntity], enclosing: Int?, signed: Int?) {
    switch content {
    case .multipart(let children):
      for child in children { child.collect(into: &list, enclosing: enclosing, signed: signed) }
      return
    case .leaf, .message, .signed:
      list.append(NumberedEntity(entity: self, enclosing: enclosing, signed: signed))
    }
    let own = list.count - 1
    switch content {
    case .message(let message): message.collect(into: &list, enclosing: own, signed: signed)
    case .signed(let text): text.collect(into: &list, enclosing: enclosing, signed: signed ?? own)
    case .leaf, .multipart: break
    }
  }
}

struct NumberedEntity {
  let entity: Entity
  /// Index of the attached message it lies in.
  let enclosing: Int?
  /// Index of the outermost signed bytes it lies in.
  let signed: Int?
}
