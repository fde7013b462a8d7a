/// The boundaries that the fields of one header declare, looked at once each.
struct DeclaredBoundaries {
  private var boundaries = Boundaries()
  private var seen = 0

  /// Whether a line is a delimiter of a boundary among `fields`, to which others may be added later.
  mutating func areEnded(by line: ArraySlice<UInt8>, _ fields: [RawHeader.Field]) -> Bool {
    guard line.hasPrefix("--") else { return false }
    for field in fields[seen...] where field.name.equalsIgnoringCase("Content-Type") {
      guard boundaries.count < EntityHeader.mostTypes,
        let type = Parameterized.contentType(FieldText().protected(field.value)),
        let boundary = type["boundary"]
      else { continue }
      boundaries.open(boundary)
    }
    seen = fields.count
    return boundaries.delimiter(line) != nil
  }
}
