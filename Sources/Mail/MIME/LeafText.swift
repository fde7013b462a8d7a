/// The text of a body leaf: uuencoded files taken out, charset, format=flowed, HTML, calendars.
struct LeafText {
  private(set) var text: String
  private(set) var defects: [Defect] = []

  /// - Parameters:
  ///   - room: bytes of text that there may still be.
  ///   - other: for a calendar, the text beside which it stands.
  init(_ leaf: Entity, room: Int, besides other: String = "", _ budget: inout WorkBudget) {
    let (bytes, isWhole) = LeafText.bytes(of: leaf, limit: room)
    let affordable = budget.spend(upTo: bytes.count, times: WorkBudget.Cost.text)
    let read = affordable == bytes.count ? bytes : Array(bytes.prefix(affordable))
    let decoded = LeafText.decoded(read, of: leaf)
    let readable = decoded.text.readable
    let rendered =
      leaf.isCalendar
      ? (text: LeafText.calendar(readable, besides: other), defect: nil)
      : LeafText.rendered(readable, leaf.header.type, most: room, &budget)
    text = rendered.text
    defects = [decoded.defect, isWhole ? nil : .textTooLong, rendered.defect].compactMap { $0 }
  }

  /// What an HTML leaf is written as, up to so many bytes.
  static func source(of leaf: Entity, most: Int) -> String {
    decoded(bytes(of: leaf, limit: most).bytes, of: leaf).text.readable
  }

  /// Enough of it to tell whether it says anything.
  static func beginning(of leaf: Entity) -> String {
    decoded(leaf.stream.prefix(4 << 10), of: leaf).text
  }

  private static func bytes(of leaf: Entity, limit: Int) -> (bytes: [UInt8], isWhole: Bool) {
    var bytes: [UInt8] = []
    var isWhole = true
    func take(_ text: UnsafeRawBufferPointer) {
      if text.count > limit - bytes.count { isWhole = false }
      bytes += text.prefix(limit - bytes.count)
    }
    guard leaf.mayHoldFiles else {
      leaf.stream.read(take)
      return (bytes, isWhole)
    }
    var scanner = UuencodeScanner()
    func take(_ event: UuencodeScanner.Event) {
      if case .text(let text) = event { take(text) }
    }
    leaf.stream.read { scanner.scan($0) { take($0) } }
    scanner.finish { take($0) }
    return (bytes, isWhole)
  }

  private static func decoded(_ bytes: [UInt8], of leaf: Entity) -> Charset.Decoded {
    let isHTML = leaf.type == "text/html"
    let declared = leaf.header.charset ?? (isHTML ? HTMLCharset.declared(in: bytes) : nil)
    return Charset.decode(bytes, declared: declared)
  }

  private static func calendar(_ text: String, besides other: String) -> String {
    let calendar = CalendarText(text)
    // The text must not be lost with its syntax.
    return other.isEmpty ? calendar.text ?? text : calendar.text(besides: other)
  }

  private static func rendered(
    _ text: String, _ type: ParameterizedHeader, most: Int, _ budget: inout WorkBudget
  ) -> (text: String, defect: Defect?) {
    if type.value == "text/html" { return HTMLText.plain(fromHTML: text, most: most, &budget) }
    guard type["format"]?.lowercased() == "flowed" else { return (text, nil) }
    let deletesSpaces = type["delsp"]?.lowercased() == "yes"
    return (FlowedText.unwrapped(text, deletingSpaces: deletesSpaces), nil)
  }
}

extension String {
  /// LF line ends, without a byte order mark; NUL, which no text may hold and few programs bear,
  /// shows as U+FFFD.
  fileprivate var readable: String {
    let text = unicodeScalars.first == "\u{FEFF}" ? String(unicodeScalars.dropFirst()) : self
    guard text.utf8.contains(where: { $0 == 0 || $0 == ASCII.carriageReturn }) else { return text }
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count)
    var isAfterReturn = false
    for octet in text.utf8 {
      switch octet {
      case ASCII.carriageReturn: out.append(ASCII.lineFeed)
      case ASCII.lineFeed where isAfterReturn: break
      case 0: out += [0xEF, 0xBF, 0xBD]
      default: out.append(octet)
      }
      isAfterReturn = octet == ASCII.carriageReturn
    }
    return String(decoding: out, as: UTF8.self)
  }
}
