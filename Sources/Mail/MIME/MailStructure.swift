/// A raw mail taken apart, nothing decoded yet.
struct MailStructure {
  let root: Entity
  let mboxSender: String?
  private(set) var defects: Defects

  init(_ raw: [UInt8], bounds: ParserLimits) {
    let beginning = MailPreamble(of: raw[...], bounds: bounds)
    var reader = MIMEParser(beginning.mail, bounds: bounds)
    root = reader.mail(hasHeader: beginning.hasHeader)
    mboxSender = beginning.mboxSender
    defects = beginning.defects
    if raw[...].firstIndex(of: 0, from: 0) != nil { defects.note(.nulBytes) }
    defects.note(reader.defects)
  }
}

/// What is wrong with a mail, each thing once, in the order found. Nobody reads a long list.
struct Defects {
  private static let most = 100

  private(set) var list: [Defect] = []

  mutating func note(_ defect: Defect) {
    if list.count < Self.most, !list.contains(defect) { list.append(defect) }
  }

  mutating func note(_ others: Defects) {
    for defect in others.list { note(defect) }
  }
}
