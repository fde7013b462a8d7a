internal import CGumbo
internal import Text

/// What an element does to the text around it.
enum HTMLRole: Equatable {
  case inline, block, paragraph, preformatted, quote, lineBreak, rule, hidden
  /// A block that ends the new text: all in it and after it is earlier mail.
  case earlierMail
  case link(LinkTarget)
  case image(description: String)
  case bulletList
  case numberedList(first: Int)
  case item(number: Int?)
  case indented
  case table, row, cell

  /// Without content of its own.
  var isEmpty: Bool {
    switch self {
    case .lineBreak, .rule, .image, .hidden: true
    default: false
    }
  }

  init(_ node: UnsafePointer<GumboNode>, _ style: HTMLStyle) {
    switch node.pointee.v.element.tag {
    case GUMBO_TAG_A: self = LinkTarget(node.attribute("href")).map { .link($0) } ?? .inline
    case GUMBO_TAG_IMG: self = Self.image(node)
    case GUMBO_TAG_OL: self = .numberedList(first: node.number("start") ?? 1)
    case GUMBO_TAG_LI: self = .item(number: node.number("value"))
    case GUMBO_TAG_BLOCKQUOTE: self = style.isIndentation(of: node) ? .indented : .quote
    case GUMBO_TAG_P: self = style.hasMargin(of: node) ? .paragraph : .block
    case GUMBO_TAG_DIV: self = HTMLQuoteMark.role(of: node, style) ?? .block
    case let tag: self = Self(name: String(cString: gumbo_normalized_tagname(tag)))
    }
  }

  /// Pictures without a description are decoration or trackers.
  private static func image(_ node: UnsafePointer<GumboNode>) -> Self {
    guard let attribute = node.attribute("alt") else { return .hidden }
    let words = String(decoding: attribute, as: UTF8.self).unicodeScalars
      .split { $0.properties.isWhitespace }.map { String($0) }
    return words.isEmpty ? .hidden : .image(description: words.text(separatedBy: " "))
  }
}

extension HTMLRole {
  /// What an element does when nothing but its name is known.
  init(name: String) {
    self = Self.byName[name] ?? .inline
  }

  private static let byName: [String: HTMLRole] = {
    let names: [(HTMLRole, String)] = [
      (.hidden, "head style script title template iframe noembed noframes svg datalist"),
      (.lineBreak, "br"),
      (.rule, "hr"),
      (.paragraph, "p h1 h2 h3 h4 h5 h6 figure dl details"),
      (.preformatted, "pre xmp listing plaintext"),
      (.quote, "blockquote"),
      (.bulletList, "ul menu dir"),
      (.numberedList(first: 1), "ol"),
      (.item(number: nil), "li"),
      (.indented, "dd"),
      (.table, "table"),
      (.row, "tr"),
      (.cell, "td th"),
      (
        .block,
        """
        address article aside body caption center dt div fieldset figcaption footer form header \
        hgroup legend main nav optgroup option section summary
        """
      ),
    ]
    let pairs = names.flatMap { role, names in
      names.split(separator: " ").map { (String($0), role) }
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }()
}

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
