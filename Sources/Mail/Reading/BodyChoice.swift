import CGMime

/// Which leaves a reader sees first, before opening anything (RFC 2046 §5.1, RFC 2183).
struct BodyChoice {
  /// Decoded text of a leaf, so that a blank alternative can be passed over.
  let text: (MimeTree.Object) -> String

  func bodies(of root: MimeTree.Object) -> [MimeTree.Object] {
    let chosen = choose(in: root, depth: 0)
    if chosen.isEmpty, cgmime_is_part(root) != 0, root.contentType.hasPrefix("text/") {
      return [root]
    }
    return chosen
  }

  /// Every form of the body, also those that were not chosen.
  func forms(of root: MimeTree.Object) -> Set<MimeTree.Object> {
    var forms: Set<MimeTree.Object> = []
    var pending = [(object: root, isAlternative: false, depth: 0)]
    while let (object, isAlternative, depth) = pending.popLast() {
      if cgmime_is_multipart(object) != 0, depth < Self.mostDepth {
        let inAlternative = isAlternative || object.contentType == "multipart/alternative"
        pending += object.children.map { ($0, inAlternative, depth + 1) }
      } else if isAlternative, object.isReadable {
        forms.insert(object)
      }
    }
    return forms
  }

  private static let mostDepth = 64

  private func choose(in object: MimeTree.Object, depth: Int) -> [MimeTree.Object] {
    guard depth < Self.mostDepth else { return [] }
    guard cgmime_is_multipart(object) != 0 else { return object.isReadable ? [object] : [] }
    let children = object.children
    switch object.contentType {
    case "multipart/alternative": return alternative(children, depth)
    case "multipart/related":
      return relatedRoot(object, children).map { choose(in: $0, depth: depth + 1) } ?? []
    case "multipart/signed", "multipart/report":
      return children.first.map { choose(in: $0, depth: depth + 1) } ?? []
    case "multipart/encrypted", "multipart/digest": return []
    default: return children.flatMap { choose(in: $0, depth: depth + 1) }
    }
  }

  /// Plain text says what HTML says, without a renderer between; unless it says nothing.
  private func alternative(_ children: [MimeTree.Object], _ depth: Int) -> [MimeTree.Object] {
    let choices = children.map { choose(in: $0, depth: depth + 1) }.filter { !$0.isEmpty }
    let plain = choices.first { choice in
      choice.allSatisfy { $0.contentType == "text/plain" } && says(choice)
    }
    return plain ?? choices.last { choice in
      choice.contains { $0.contentType == "text/html" } && says(choice)
    } ?? choices.last(where: says) ?? choices.last ?? []
  }

  private func says(_ choice: [MimeTree.Object]) -> Bool {
    choice.contains { leaf in
      let text = text(leaf)
      return text.utf8.contains { $0 > Octet.space } && !Placeholder.matches(text)
    }
  }

  private func relatedRoot(
    _ object: MimeTree.Object, _ children: [MimeTree.Object]
  ) -> MimeTree.Object? {
    guard let start = object.parameter("start") else { return children.first }
    let id = start.filter { $0 != "<" && $0 != ">" }
    return children.first { child in
      g_mime_object_get_content_id(child).map { String(cString: $0) == id } ?? false
    } ?? children.first
  }
}

/// Plain alternatives that only say that there is HTML.
private enum Placeholder {
  private static let sentences = [
    "does not support html", "doesn't support html", "html-capable", "html capable",
    "html email client", "view this email in html", "to view the message, please use an html",
    "this is an html message", "your email client cannot", "unterstützt kein html",
    "keine html", "ne supporte pas le html",
  ]

  static func matches(_ text: String) -> Bool {
    guard text.utf8.count < 400 else { return false }
    let lower = text.lowercased()
    return sentences.contains { lower.contains($0) }
  }
}

extension MimeTree.Object {
  /// Text to be read in place, not a file sent along.
  fileprivate var isReadable: Bool {
    guard cgmime_is_part(self) != 0, disposition != "attachment" else { return false }
    let type = contentType
    guard type.hasPrefix("text/"),
      ![
        "text/calendar", "text/vcard", "text/x-vcard", "text/directory",
        "text/rfc822-headers", "text/csv", "text/xml",
      ].contains(type)
    else { return false }
    return disposition == "inline"
      || dispositionParameter("filename") == nil && parameter("name") == nil
  }
}
