import Mail

/// What one pass over a header finds: the topmost field of each sign.
struct HeaderEvidence {
  private var fields: [HeaderMark.Sign: HeaderField] = [:]
  private(set) var helpDesk: HeaderField?
  private(set) var isSpam = false
  /// The words of `X-Auto-Response-Suppress`, lower case.
  private(set) var suppressed: Set<Substring> = []

  init(_ header: [HeaderField]) {
    for field in header { note(field) }
  }

  var automatic: HeaderField? {
    fields[.automatic] ?? (suppressed.contains("all") ? fields[.inboxRule] : nil)
      ?? (list == nil ? fields[.automaticUnlessList] : nil)
  }

  var list: HeaderField? { fields[.list] }

  private mutating func note(_ field: HeaderField) {
    let name = field.name.lowercased()
    for mark in HeaderMarks.byName[name, default: []] where mark.matches(field.value) {
      note(field, as: mark.sign)
    }
    if name.hasPrefix("list-"), HeaderMarks.listFamily.matches(field.value) {
      note(field, as: .list)
    }
    if AutoReplyNames.contains(name), !HeaderMark.denies(HeaderMark.word(field.value)) {
      note(field, as: .automatic)
    }
    if helpDesk == nil, HelpDeskMarks.contains(name) { helpDesk = field }
    if name == "x-spam-flag", HeaderMark.word(field.value) == "yes" { isSpam = true }
    if name == "x-auto-response-suppress" {
      suppressed.formUnion(field.value.lowercased().split { " ,;\t\"".contains($0) })
    }
  }

  private mutating func note(_ field: HeaderField, as sign: HeaderMark.Sign) {
    if fields[sign] == nil { fields[sign] = field }
  }
}
