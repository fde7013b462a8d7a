internal import CGumbo

/// The tree that gumbo makes of an HTML document, within a limit of memory.
enum HTMLTree {
  /// The tree takes about ten times the size of ordinary HTML: room for some 8 MB of it, far more
  /// than people write, and a third of what a hostile mail may cost.
  private static let memory = 96 << 20

  /// Visits every node in document order; false, with nothing visited, when that is not enough. What
  /// it takes is to be known before, see `HTMLTreeCost`.
  static func walk(
    _ html: UnsafeBufferPointer<UInt8>, with visitor: inout some HTMLVisitor
  ) -> Bool {
    let document = html.withMemoryRebound(to: CChar.self) {
      cgumbo_parse($0.baseAddress, $0.count, memory)
    }
    guard let document else { return false }
    defer { cgumbo_free(document) }
    if let root = cgumbo_root(document) { walk(from: root, with: &visitor) }
    return true
  }

  /// Without recursion, so that no nesting is too deep.
  private static func walk(
    from root: UnsafePointer<GumboNode>, with visitor: inout some HTMLVisitor
  ) {
    guard visitor.enter(root) else { return }
    var path = [(node: root, next: UInt32(0))]
    while let last = path.indices.last {
      let (node, next) = path[last]
      if let child = node.child(next) {
        path[last].next += 1
        if visitor.enter(child) { path.append((child, 0)) }
      } else {
        visitor.leave()
        path.removeLast()
      }
    }
  }
}

protocol HTMLVisitor {
  /// True to visit the children and to have `leave` called after them.
  mutating func enter(_ node: UnsafePointer<GumboNode>) -> Bool
  mutating func leave()
}

extension UnsafePointer<GumboNode> {
  fileprivate func child(_ index: UInt32) -> UnsafePointer<GumboNode>? {
    guard pointee.type == GUMBO_NODE_ELEMENT else { return nil }
    return withUnsafePointer(to: pointee.v.element.children) { cgumbo_child($0, index) }
  }

  /// Of a text node, entities decoded.
  var text: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(cString: pointee.v.text.text)
  }

  /// The decoded value, nil when this element lacks the attribute.
  func attribute(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    let value = withUnsafePointer(to: pointee.v.element) { element in
      name.withUTF8Buffer { buffer in
        buffer.withMemoryRebound(to: CChar.self) { cgumbo_attribute(element, $0.baseAddress) }
      }
    }
    return value.map(UnsafeBufferPointer.init(cString:))
  }

  func number(_ name: StaticString) -> Int? {
    attribute(name).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate init(cString: UnsafePointer<CChar>) {
    let start = UnsafeRawPointer(cString).assumingMemoryBound(to: UInt8.self)
    var end = start
    while end.pointee != 0 { end += 1 }
    self.init(start: start, count: end - start)
  }
}
