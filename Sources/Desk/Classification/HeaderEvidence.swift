import Mail

/// What one pass over a header finds: the topmost field of each sign.
struct HeaderEvidence {
  private var fields: [(sign: HeaderMark.Sign, field: HeaderField)] = []
  private(set) var helpDesk: HeaderField?
  /// A person at another desk may have written it.
  private var isOfDesk = false
  private var isBulk = false
  private(set) var isSpam = false
  /// The words of `X-Auto-Response-Suppress`, lower case.
  private(set) var suppressed: [String] = []

  init(_ header: [HeaderField]) {
    for field in header { note(field) }
  }

  /// A program wrote the mail.
  var automatic: HeaderField? {
    field(.automatic) ?? (suppressed.contains("all") ? field(.inboxRule) : nil)
      ?? (isNotice ? field(.generated) : nil)
  }

  /// A program had a hand in it: by itself, or by sending on what a person wrote.
  var handled: HeaderField? {
    field(.generated) ?? (list == nil ? field(.automaticUnlessList) : nil)
  }

  /// It asks for no answer and is no other desk's: Exchange's vacation replies, notices of this program.
  private var isNotice: Bool {
    !isOfDesk && (suppressed.contains("all") || isBulk)
  }

  var list: HeaderField? { field(.list) }

  private func field(_ sign: HeaderMark.Sign) -> HeaderField? {
    fields.first { $0.sign == sign }?.field
  }

  private mutating func note(_ field: HeaderField) {
    let name = field.name.lowercased()
    if name == "precedence", HeaderMark.word(field.value) == "bulk" { isBulk = true }
    for mark in HeaderMarks.rows where mark.name == name && mark.matches(field.value) {
      note(field, as: mark.sign)
    }
    if name.hasPrefix("list-"), HeaderMarks.listFamily.matches(field.value) {
      note(field, as: .list)
    }
    if AutoReplyNames.contains(name), !HeaderMark.denies(HeaderMark.word(field.value)) {
      note(field, as: .automatic)
    }
    if helpDesk == nil, HelpDeskMarks.contains(name) { helpDesk = field }
    if HelpDeskMarks.isOthers(name) { isOfDesk = true }
    if name == "x-spam-flag", HeaderMark.word(field.value) == "yes" { isSpam = true }
    if name == "x-auto-response-suppress" {
      suppressed += field.value.lowercased().split { " ,;\t\"".contains($0) }.map { String($0) }
    }
  }

  private mutating func note(_ field: HeaderField, as sign: HeaderMark.Sign) {
    if self.field(sign) == nil { fields.append((sign, field)) }
  }
}
