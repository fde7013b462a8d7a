/// The text of a body leaf: uuencoded files taken out, charset, format=flowed, HTML.
struct LeafText {
  private(set) var text: String
  private(set) var defects: [Defect] = []

  /// - Parameter room: how many bytes may still be read.
  init(_ leaf: Entity, room: inout Int, bounds: Bounds) {
    let limit = leaf.type == "text/html" ? min(room, bounds.htmlBytes) : room
    let (bytes, isWhole) = LeafText.bytes(of: leaf, limit: limit)
    room -= bytes.count
    let decoded = LeafText.decoded(bytes, of: leaf)
    defects = decoded.defect.map { [$0] } ?? []
    if !isWhole { defects.append(.textTooLong) }
    text = LeafText.rendered(decoded.text.readable, leaf.header.type)
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

  private static func rendered(_ text: String, _ type: Parameterized) -> String {
    if type.value == "text/html" { return HTMLText.plain(fromHTML: text) }
    guard type["format"]?.lowercased() == "flowed" else { return text }
    return FlowedText.unwrapped(text, deletingSpaces: type["delsp"]?.lowercased() == "yes")
  }
}

extension String {
  /// LF line ends, without a byte order mark; NUL, which no text may hold and few programs bear,
  /// shows as U+FFFD.
  fileprivate var readable: String {
    let text = unicodeScalars.first == "\u{FEFF}" ? String(unicodeScalars.dropFirst()) : self
    guard text.utf8.contains(where: { $0 == 0 || $0 == Octet.carriageReturn }) else { return text }
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count)
    var isAfterReturn = false
    for octet in text.utf8 {
      switch octet {
      case Octet.carriageReturn: out.append(Octet.lineFeed)
      case Octet.lineFeed where isAfterReturn: break
      case 0: out += [0xEF, 0xBF, 0xBD]
      default: out.append(octet)
      }
      isAfterReturn = octet == Octet.carriageReturn
    }
    return String(decoding: out, as: UTF8.self)
  }
}
