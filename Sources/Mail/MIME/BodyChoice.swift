/// Which leaves a reader sees first, before opening anything (RFC 2046 §5.1, RFC 2183).
enum BodyChoice {
  static func bodies(of root: Entity) -> [Entity] {
    let chosen = choose(in: root, isWeighed: false).leaves
    if !chosen.isEmpty { return chosen }
    let readable = root.numbered.filter { $0.enclosing == nil && $0.entity.isReadable }
      .map(\.entity)
    // Programs that name their texts; a mail that is nothing but a text file.
    let only = readable.first { !$0.header.isAttachment } ?? (root.isLeaf ? readable.first : nil)
    return (only ?? calendars(in: root).first).map { [$0] } ?? []
  }

  /// An invitation, or what became of one, beside the texts: its time and place often stand nowhere
  /// else.
  static func calendar(in root: Entity) -> Entity? {
    calendars(in: root).first { calendar in
      calendar.type == "text/calendar"
        // RFC 6047 §2.4: then it is the mail itself, also where programs call it an attachment.
        && (calendar.header.type["method"] != nil || !calendar.header.isAttachment)
    }
  }

  private static func calendars(in root: Entity) -> [Entity] {
    root.numbered.filter { $0.enclosing == nil && $0.entity.isCalendar }.map(\.entity)
  }

  /// The ids of the texts of which a reader sees one, chosen or not: none is an attachment.
  static func forms(of root: Entity) -> [Int] {
    var ids: [Int] = []
    collectForms(of: root, isAlternative: false, into: &ids)
    return ids
  }

  private static func collectForms(
    of entity: Entity, isAlternative: Bool, into ids: inout [Int]
  ) {
    if entity.isLeaf, isAlternative, entity.isInline { ids.append(entity.id) }
    let isAlternative = isAlternative || entity.type == "multipart/alternative"
    for child in entity.children {
      collectForms(of: child, isAlternative: isAlternative, into: &ids)
    }
    if case .signed(let text) = entity.content {
      collectForms(of: text, isAlternative: isAlternative, into: &ids)
    }
  }

  /// - Parameter isWeighed: whether what is chosen is compared with another choice.
  private static func choose(in entity: Entity, isWeighed: Bool) -> Choice {
    if case .signed(let text) = entity.content { return choose(in: text, isWeighed: isWeighed) }
    if entity.isLeaf { return entity.isInline ? Choice(entity, isWeighed: isWeighed) : Choice() }
    switch entity.type {
    case "multipart/alternative": return alternative(entity.children)
    case "multipart/encrypted", "multipart/digest": return Choice()
    case "multipart/related": return choose(among: [root(of: entity)], isWeighed)
    case "multipart/signed", "multipart/report":
      return choose(among: [entity.children.first], isWeighed)
    default: return choose(among: entity.children, isWeighed)
    }
  }

  private static func choose(among entities: [Entity?], _ isWeighed: Bool) -> Choice {
    entities.lazy.compactMap { $0 }.reduce(into: Choice()) {
      $0.add(choose(in: $1, isWeighed: isWeighed))
    }
  }

  /// Plain text says what HTML says, without a renderer between; unless it says nothing.
  private static func alternative(_ children: [Entity]) -> Choice {
    let choices = children.map { choose(in: $0, isWeighed: true) }.filter { !$0.leaves.isEmpty }
    return choices.first { $0.isPlain && $0.says }
      ?? choices.last { $0.hasHTML && $0.says }
      ?? choices.last(where: \.says) ?? choices.last ?? Choice()
  }

  /// The first part of a multipart/related unless `start` names another (RFC 2387 §3.2).
  private static func root(of entity: Entity) -> Entity? {
    let named = entity.header.type["start"].flatMap { start in
      entity.children.first { $0.header.contentID == start }
    }
    return named ?? entity.children.first
  }
}

/// Leaves that are read one after another, and what is to be known of them to weigh them against
/// others: each is looked at once, however deep it lies.
private struct Choice {
  private(set) var leaves: [Entity] = []
  private(set) var isPlain = true
  private(set) var hasHTML = false
  /// Whether there is anything to read in them.
  private(set) var says = false

  init() {}

  init(_ leaf: Entity, isWeighed: Bool) {
    leaves = [leaf]
    guard isWeighed else { return }
    isPlain = leaf.type == "text/plain"
    hasHTML = leaf.type == "text/html"
    let text = LeafText.beginning(of: leaf)
    says =
      text.unicodeScalars.contains { !$0.properties.isWhitespace && $0 != "\u{FEFF}" }
      && !HTMLPlaceholder.matches(text)
  }

  mutating func add(_ other: Choice) {
    leaves += other.leaves
    isPlain = isPlain && other.isPlain
    hasHTML = hasHTML || other.hasHTML
    says = says || other.says
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

  /// Also the older name for its files.
  var isCalendar: Bool { ["text/calendar", "application/ics"].contains(type) }

  private static let dataTypes = [
    "text/calendar", "text/vcard", "text/x-vcard", "text/directory", "text/rfc822-headers",
    "text/csv", "text/xml", "text/css", "text/javascript",
  ]
}

extension EntityHeader {
  /// In its brackets.
  var contentID: String? {
    fields.first("Content-ID").map { FieldText().decoded($0) }
  }
}

/// Plain alternatives that only say that there is HTML.
enum HTMLPlaceholder {
  static func matches(_ text: String) -> Bool {
    guard text.utf8.count <= longest else { return false }
    let lower = Array(text.lowercased().utf8)
    return sentences.contains { lower.contains($0) }
  }

  private static let longest = 500

  private static let sentences: [StaticString] = [
    "does not support html", "doesn't support html", "does not display html", "html-capable",
    "html capable", "html-enabled", "html enabled", "html email client", "html compatible",
    "view this email in html", "view this message in html", "please use an html",
    "this is an html message", "this message is in html", "this is a html",
    "your email client cannot",
    "your mail reader does not support", "your email program does not support",
    "unterstützt kein html", "keine html", "kann kein html", "im html-format",
    "ne supporte pas le html", "ne prend pas en charge le html", "no soporta html",
    "non supporta html", "não suporta html", "ondersteunt geen html",
  ]
}
