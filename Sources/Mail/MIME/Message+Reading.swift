internal import Hashing
internal import Text

extension Message {
  /// Reads a raw mail as tolerantly as it was written. Never fails: see `defects`.
  package init(reading raw: [UInt8], bounds: ParserLimits = .standard) {
    self.init()
    let mail = MailStructure(raw, bounds: bounds)
    let bodies = BodyChoice.bodies(of: mail.root)
    let entities = mail.root.numbered
    var defects = mail.defects
    mboxSender = mail.mboxSender
    let charset = mail.root.header.charset ?? bodies.first?.header.charset
    var budget = WorkBudget(bounds.work)
    var fields = FieldReading(
      mail.root.header.fields, FieldText(fallbackCharset: charset, bounds: bounds), budget)
    fields.read(into: &self, &defects)
    budget = fields.budget
    readText(bodies, BodyChoice.calendar(in: mail.root), bounds, &budget, &defects)
    reaction = ReactionReading.emoji(in: mail.root)
    if let reaction { text = reaction }
    if budget.isExceeded { defects.note(.tooMuchWork) }
    let list = PartList(entities, bodies: BodyChoice.forms(of: mail.root) + bodies.map(\.id))
    parts = list.parts
    report = ReportReading(mail.root, entities, mail: self, bounds: bounds).report(in: raw[...])
    contentHash = hash(of: list.leafDigests)
    self.defects = defects.list
  }

  private mutating func readText(
    _ bodies: [Entity], _ calendar: Entity?, _ bounds: ParserLimits, _ budget: inout WorkBudget,
    _ defects: inout Defects
  ) {
    var room = bounds.textBytes
    func read(_ leaf: Entity, besides other: String = "") -> String {
      let leaf = LeafText(leaf, room: room, besides: other, &budget)
      for defect in leaf.defects { defects.note(defect) }
      let text = leaf.text.withoutOuterBlankLines.streamSafe
      room = max(0, room - text.utf8.count)
      return text
    }
    func joined(_ texts: [String]) -> String {
      texts.filter { !$0.isEmpty }.text(separatedBy: "\n\n")
    }
    let texts = joined(bodies.map { read($0) })
    let isBeside = calendar.map { calendar in bodies.allSatisfy { $0.id != calendar.id } } ?? false
    guard isBeside, let calendar else {
      text = texts
      return
    }
    // In front, where no signature and no quotation hides it.
    text = joined([read(calendar, besides: texts), texts])
  }

  private func hash(of leaves: [SHA256.Digest]) -> String {
    var hash = SHA256()
    let authors = from.map { $0.address?.key ?? $0.name }.text(separatedBy: ",")
    for field in [authors, date.map { "\($0.seconds)" } ?? "", subject] {
      hash.update(Array(field.utf8) + [0])
    }
    for leaf in leaves { hash.update(leaf.bytes) }
    return hash.digest.hexadecimal
  }
}

extension String {
  /// Without blank lines before the first and after the last line that says something.
  fileprivate var withoutOuterBlankLines: String {
    let bytes = utf8
    guard let first = bytes.firstIndex(where: { $0 > ASCII.space }),
      let last = bytes.lastIndex(where: { $0 > ASCII.space })
    else { return "" }
    let start = bytes[..<first].lastIndex(of: ASCII.lineFeed).map(bytes.index(after:))
    let end = bytes[last...].firstIndex(of: ASCII.lineFeed) ?? bytes.endIndex
    return String(self[(start ?? bytes.startIndex)..<end])
  }
}

extension Message {
  /// Raised whenever the same bytes may give another text, other parts or other quotes than before:
  /// mail that an older reader has read can then be read anew.
  package static let readingVersion = 2
}
