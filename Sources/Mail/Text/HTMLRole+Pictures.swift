internal import CGumbo

extension HTMLRole {
  /// For text that is to tell where pictures stand. Nil for everything but pictures of the mail itself
  /// and what mail programs mark as a signature, which is left out.
  init?(namingPicture node: UnsafePointer<GumboNode>) {
    if node.pointee.v.element.tag == GUMBO_TAG_IMG {
      guard let source = node.attribute("src"), source.starts(with: "cid:".utf8) else { return nil }
      self = .image(description: String(decoding: source, as: UTF8.self))
    } else if Self.isSignature(node) {
      self = .hidden
    } else {
      return nil
    }
  }

  /// Gmail, Outlook on the web and on phones, Thunderbird, Apple.
  private static func isSignature(_ node: UnsafePointer<GumboNode>) -> Bool {
    (["id", "class"] as [StaticString]).contains { name in
      guard let value = node.attribute(name), value.count < 200 else { return false }
      return String(decoding: value, as: UTF8.self).lowercased().contains("signature")
    }
  }
}
