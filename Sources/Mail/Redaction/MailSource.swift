/// A raw mail to be edited.
enum MailSource {
  /// Entities are slices of these bytes: mail of old Macs, and mail in UTF-16, only after it was
  /// converted.
  static func plain(_ raw: [UInt8]) -> [UInt8] {
    let mail = MailStructure(raw, bounds: .standard)
    let isUTF16 = raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF])
    guard isUTF16 || mail.defects.list.contains(.bareCarriageReturns) else { return raw }
    return Array(MailPreamble(of: raw[...], bounds: .standard).mail)
  }

  static func root(_ raw: [UInt8]) -> Entity { MailStructure(raw, bounds: .standard).root }

  static func numbered(_ raw: [UInt8]) -> [NumberedEntity] { root(raw).numbered }

  /// Of what has a part number, without what is signed: that goes with its signature.
  static func entityCount(_ raw: [UInt8]) -> Int { numbered(raw).count { $0.signed == nil } }

  static func lineEnd(_ raw: [UInt8]) -> [UInt8] {
    guard let feed = raw.firstIndex(of: ASCII.lineFeed), feed > 0,
      raw[feed - 1] == ASCII.carriageReturn
    else { return [ASCII.lineFeed] }
    return [ASCII.carriageReturn, ASCII.lineFeed]
  }

  /// A mail that says nothing but that something was removed.
  static func stub(of raw: [UInt8], keeping names: [String]) -> [UInt8] {
    let lineEnd = lineEnd(raw)
    let kept = root(raw).header.fields.fields.filter { field in
      names.contains { field.name.equalsIgnoringCase($0) }
    }
    let fields = kept.flatMap { Array($0.name.utf8) + [ASCII.colon] + $0.value + lineEnd }
    return fields + Array("Content-Type: text/plain; charset=us-ascii".utf8) + lineEnd + lineEnd
      + Array(Redaction.marker.utf8) + lineEnd
  }
}
