/// Whether From has one reading. The program that computed DMARC may read an odd From otherwise than we
/// do, and then vouches for another address than the one we take: such a mail passes no sender check.
///
/// One field, one address, one `@` outside quotation marks, nothing behind the `>`, no control
/// character. What people's programs write all the same is fine: dots, commas and raw UTF-8 in a name.
struct AuthorField {
  private var state = State.name
  private var signs = 0
  private var commentDepth = 0
  private var isEscaped = false
  private var name: [UInt8] = []
  private var angle: [UInt8]?

  private enum State {
    case name, quotedName, angle, quotedAngle, end
  }

  /// - Parameter mailboxes: what we read in the fields.
  static func hasOneReading(_ fields: [RawHeader.Field], as mailboxes: [Mailbox]) -> Bool {
    guard fields.count == 1, !fields[0].hasBlankBeforeColon, mailboxes.count == 1,
      let address = mailboxes[0].address, let written = AuthorField.address(in: fields[0].value),
      Address(written)?.key == address.key
    else { return false }
    return hasOneDomain(written, address)
  }

  /// Where the one address stands, when it does so plainly.
  private static func address(in value: ArraySlice<UInt8>) -> String? {
    var field = AuthorField()
    for (place, octet) in zip(value.indices, value) {
      guard !octet.isControl || isFold(value, place), field.take(octet) else { return nil }
    }
    return field.address
  }

  private static func isFold(_ value: ArraySlice<UInt8>, _ place: Int) -> Bool {
    let next = place + 1
    guard next < value.endIndex else { return false }
    return value[place] == ASCII.carriageReturn && value[next].isLineEnd
      || value[place] == ASCII.lineFeed && value[next].isBlank
  }

  private var address: String? {
    guard signs == 1, commentDepth == 0, !isEscaped else { return nil }
    switch state {
    case .end: return angle.map { String(decoding: $0, as: UTF8.self) }
    case .name where !name.contains(where: ",;:".utf8.contains):
      return String(decoding: name, as: UTF8.self)
    case .name, .quotedName, .angle, .quotedAngle: return nil
    }
  }

  /// - Returns: false when there is another reading.
  private mutating func take(_ octet: UInt8) -> Bool {
    if isEscaped {
      isEscaped = false
      keep(octet)
      return true
    }
    if commentDepth > 0 { return takeInComment(octet) }
    switch (octet, state) {
    case (ASCII.backslash, .quotedName), (ASCII.backslash, .quotedAngle): isEscaped = true
    case (ASCII.quote, .name): state = .quotedName
    case (ASCII.quote, .quotedName): state = .name
    case (ASCII.quote, .angle): state = .quotedAngle
    case (ASCII.quote, .quotedAngle): state = .angle
    case (_, .quotedName), (_, .quotedAngle): break
    case (UInt8(ascii: "("), .name):
      // No part of what it stands between.
      keep(ASCII.space)
      commentDepth = 1
      return true
    case (UInt8(ascii: "<"), .name) where angle == nil:
      angle = []
      state = .angle
      return true
    case (UInt8(ascii: ">"), .angle):
      state = .end
      return true
    case (_, .end): return octet.isBlank || octet.isLineEnd
    case (UInt8(ascii: "<"), _), (UInt8(ascii: ">"), _), (UInt8(ascii: ")"), _),
      (UInt8(ascii: "("), _):
      return false
    case (UInt8(ascii: "@"), _): signs += 1
    default: break
    }
    keep(octet)
    return true
  }

  /// A quotation mark opens nothing here, but another program may think so.
  private mutating func takeInComment(_ octet: UInt8) -> Bool {
    switch octet {
    case ASCII.backslash: isEscaped = true
    case UInt8(ascii: "("): commentDepth += 1
    case UInt8(ascii: ")"): commentDepth -= 1
    case UInt8(ascii: "@"): signs += 1
    case ASCII.quote: return false
    default: break
    }
    return true
  }

  private mutating func keep(_ octet: UInt8) {
    guard commentDepth == 0, !octet.isLineEnd else { return }
    if angle == nil { name.append(octet) } else { angle?.append(octet) }
  }

  /// A domain in full-width letters or with an ideographic full stop is another one's to programs that
  /// do not map them (RFC 5895): each label that is not ASCII must be an A-label in ours.
  private static func hasOneDomain(_ written: String, _ address: Address) -> Bool {
    let domain = written.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    guard domain.utf8.contains(where: { $0 >= 0x80 }) else { return true }
    let ours = address.domain.split(separator: ".", omittingEmptySubsequences: false)
    let theirs = domain.split(separator: ".", omittingEmptySubsequences: false)
    return ours.count == theirs.count
      && zip(ours, theirs).allSatisfy { label, written in
        label.hasPrefix("xn--") || written.utf8.allSatisfy { $0 < 0x80 }
      }
  }
}

extension UInt8 {
  fileprivate var isControl: Bool { self < ASCII.space && self != ASCII.tab || self == 0x7F }
}
