/// A raw mail taken apart, nothing decoded yet.
struct MailStructure {
  let root: Entity
  let mboxSender: String?
  private(set) var defects: Defects

  init(_ raw: [UInt8], bounds: Bounds) {
    let beginning = Beginning(of: raw[...], bounds: bounds)
    var reader = StructureReader(beginning.mail, bounds: bounds)
    root = reader.mail(hasHeader: beginning.hasHeader)
    mboxSender = beginning.mboxSender
    defects = beginning.defects
    if raw[...].firstIndex(of: 0, from: 0) != nil { defects.note(.nulBytes) }
    defects.note(reader.defects)
  }
}
