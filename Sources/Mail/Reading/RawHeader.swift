/// The header as lines, before anything is decoded: broken lines left out, everything else kept.
struct RawHeader {
  private(set) var fields: [Field] = []
  /// Where the body begins.
  private(set) var end: Int
  private(set) var defects: [Defect] = []
  /// Some line cannot be given to GMime as it stands.
  private(set) var needsRewriting = false

  struct Field {
    var name: String
    /// Unfolded: line ends removed, the white space that follows them kept.
    var value: [UInt8]
  }

  init(_ bytes: [UInt8], from start: Int, bounds: Bounds) {
    end = start
    while let line = bytes[end...].firstLine {
      end += line.count
      if line.isBlankLine, !line.isContinuation || line.withoutLineEnd.isEmpty { break }
      take(line, bounds)
    }
    dropRepeatedContentTypes()
  }

  private mutating func take(_ line: ArraySlice<UInt8>, _ bounds: Bounds) {
    let text = line.withoutLineEnd
    if line.isContinuation, !fields.isEmpty {
      extend(with: text, bounds)
    } else if line.beginsField, let colon = text.firstIndex(of: Octet.colon) {
      guard fields.count < bounds.headerFields else { return note(.headerTooLong) }
      var name = String(decoding: text[..<colon], as: UTF8.self)
      while name.last == " " || name.last == "\t" { name.removeLast() }
      let value = text[(colon + 1)...].drop { $0 == Octet.space || $0 == Octet.tab }
      fields.append(Field(name: name, value: Array(value.prefix(bounds.fieldBytes))))
    } else if isUnindentedParameter(text) {
      extend(with: [Octet.space] + text, bounds)
      needsRewriting = true
    } else {
      note(.brokenHeaderLine)
      needsRewriting = true
    }
  }

  private mutating func extend(with text: some Collection<UInt8>, _ bounds: Bounds) {
    guard let last = fields.indices.last else { return }
    let room = bounds.fieldBytes - fields[last].value.count
    if text.count > room { note(.headerTooLong) }
    fields[last].value += text.prefix(max(0, room))
  }

  /// `boundary=...` that lost its indent belongs to the Content- field above.
  private func isUnindentedParameter(_ text: ArraySlice<UInt8>) -> Bool {
    guard let last = fields.last, last.name.lowercased().hasPrefix("content-"),
      let equals = text.firstIndex(of: 0x3D)
    else { return false }
    return text[..<equals].allSatisfy { (0x30...0x39).contains($0) || (0x41...0x7A).contains($0) }
  }

  /// GMime believes the last Content-Type, the programs people read with the first: content must not
  /// hide between them.
  private mutating func dropRepeatedContentTypes() {
    let places = fields.indices.filter { fields[$0].name.equalsIgnoringCase("Content-Type") }
    guard places.count > 1 else { return }
    note(.severalFields("Content-Type"))
    needsRewriting = true
  }

  private mutating func note(_ defect: Defect) {
    if !defects.contains(defect) { defects.append(defect) }
  }

  func value(of name: String) -> [UInt8]? {
    fields.first { $0.name.equalsIgnoringCase(name) }?.value
  }

  /// The header as GMime can read it: what was broken is gone, of several Content-Type fields the
  /// first stays.
  var rewritten: [UInt8] {
    var out: [UInt8] = []
    var hasContentType = false
    for field in fields {
      if field.name.equalsIgnoringCase("Content-Type") {
        if hasContentType { continue }
        hasContentType = true
      }
      out += Array(field.name.utf8) + [Octet.colon, Octet.space] + field.value + [Octet.lineFeed]
    }
    return out + [Octet.lineFeed]
  }
}
