/// What is to be removed from a mail for ever.
package enum Redaction: Hashable, Sendable {
  /// Every occurrence, wherever in header and body it stands; any white space matches any other.
  case text(String)
  /// The content of a part, its name included.
  case part(Int)
  /// All but who wrote to whom, when, and the Message-IDs.
  case whole

  /// What stands in the place of what was removed.
  package static let marker = "[removed]"

  /// Text that was taken from the mail, without what is to be removed from it.
  package func cleared(_ text: String) -> String {
    guard case .text(let removed) = self, let removed = RemovedText(removed),
      removed.occurs(in: text)
    else { return text }
    let rest = removed.replaced(in: Array(text.utf8)[...], by: Redaction.marker)
    let cleared = rest.map { String(decoding: $0, as: UTF8.self) } ?? Redaction.marker
    return removed.occurs(in: cleared) ? Redaction.marker : cleared
  }
}

/// Why a part cannot be removed by itself.
package enum RedactionRefusal: Error, Hashable, Sendable {
  /// A uuencoded file stands in the text of this part.
  case insideText(part: Int)
  /// It lies in this part, which holds it together with its signature.
  case insideSignature(part: Int)
}

extension Message {
  /// The raw mail without what is to be removed, still a mail with the same parts.
  ///
  /// - Returns: nil when it is not there.
  package static func redacted(
    _ raw: [UInt8], _ redaction: Redaction
  ) throws(RedactionRefusal) -> [UInt8]? {
    let raw = MailSource.plain(raw)
    switch redaction {
    case .text(let text): return RemovedText(text).flatMap { redacted(raw, text: $0) }
    case .part(let number): return try redacted(raw, part: number)
    case .whole:
      return MailSource.stub(
        of: raw, keeping: ["From", "To", "Cc", "Date", "Message-ID", "In-Reply-To", "References"])
    }
  }

  /// What comes to light only after the first pass goes in a second; when some of it would stay all
  /// the same, or parts would get lost, the mail goes as a whole.
  private static func redacted(_ raw: [UInt8], text: RemovedText) -> [UInt8]? {
    guard var result = TextRedaction.pass(raw, text) else { return nil }
    if let again = TextRedaction.pass(result, text) { result = again }
    guard TextRedaction.pass(result, text) == nil,
      MailSource.entityCount(result) == MailSource.entityCount(raw)
    else {
      return MailSource.stub(
        of: raw, keeping: ["Date", "Message-ID", "In-Reply-To", "References"])
    }
    return result
  }

  private static func redacted(
    _ raw: [UInt8], part number: Int
  ) throws(RedactionRefusal) -> [UInt8]? {
    var numbers: [Int] = []
    var last = 0
    for numbered in MailSource.numbered(raw) {
      last += 1
      numbers.append(last)
      let files = numbered.entity.filesInside
      if number <= last + files {
        if let signed = numbered.signed { throw .insideSignature(part: numbers[signed]) }
        guard number == last else { throw .insideText(part: last) }
        var blanking = MIMERedactor(of: raw)
        blanking.blank(numbered.entity)
        return blanking.edits.applied(to: raw)
      }
      last += files
    }
    return nil
  }
}

/// Replacements of ranges of a raw mail.
struct RawEdits {
  private var edits: [Int: (end: Int, bytes: [UInt8])] = [:]

  var isEmpty: Bool { edits.isEmpty }

  /// Of several replacements that begin at one place the last one counts.
  mutating func replace(_ range: Range<Int>, by bytes: [UInt8]) {
    edits[range.lowerBound] = (range.upperBound, bytes)
  }

  mutating func replace(_ slice: ArraySlice<UInt8>, by bytes: [UInt8]) {
    replace(slice.startIndex..<slice.endIndex, by: bytes)
  }

  func applied(to raw: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var place = 0
    for (start, edit) in edits.sorted(by: { $0.key < $1.key }) where start >= place {
      out += raw[place..<start]
      out += edit.bytes
      place = edit.end
    }
    return out + raw[place...]
  }
}
