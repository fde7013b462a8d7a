internal import Text

/// Values of header fields.
struct FieldAnonymizer {
  private(set) var text: TextAnonymizer
  private let reading: FieldText
  private let lineEnd: [UInt8]

  init(text: TextAnonymizer, charset: String?, lineEnd: [UInt8]) {
    self.text = text
    reading = FieldText(fallbackCharset: charset)
    self.lineEnd = lineEnd
  }

  mutating func value(of field: RawHeader.Field) -> [UInt8] {
    let name = field.name.lowercased()
    if Self.structured.contains(name) { return parameters(field.value) }
    if Self.technical.contains(name) { return mapped(field.value, .technical) }
    return mapped(field.value, Self.prose.contains(name) ? .prose : .field)
  }

  private static let structured: Set = ["content-type", "content-disposition"]

  /// What people write into them is text.
  private static let prose: Set = [
    "subject", "comments", "keywords", "thread-topic", "content-description",
  ]

  /// What programs write into them about themselves and the mail, RFC 3834 and MS-OXCMAIL included.
  private static let technical: Set = [
    "date", "resent-date", "mime-version", "content-transfer-encoding", "content-language",
    "auto-submitted", "precedence", "x-precedence", "x-auto-response-suppress", "x-mailer",
    "user-agent", "x-priority", "priority", "importance", "x-spam-flag",
    "x-ms-exchange-inbox-rules-loop", "x-mailman-version", "x-apple-unsubscribe",
  ]

  private mutating func mapped(
    _ value: ArraySlice<UInt8>, _ manner: TextAnonymizer.Manner
  ) -> [UInt8] {
    let encoded = value.indices.contains {
      value[$0] == ASCII.equals && value[$0...].dropFirst().first == ASCII.questionMark
    }
    guard encoded else {
      return TextCoding.mapped(header: value, fallback: reading.fallbackCharset) {
        text.anonymized($0, manner)
      }
    }
    let fold = String(decoding: lineEnd, as: UTF8.self) + " "
    let words = EncodedWords(reading.unfolded(value)).mapped(foldedBy: fold) {
      text.anonymized($0, manner)
    }
    return Array(value.prefix(while: \.isBlank)) + Array(words.utf8)
  }
}

// MARK: Parameters

extension FieldAnonymizer {
  /// What `type; name=value; …` says of people.
  private mutating func parameters(_ value: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var isQuoted = false
    var start = value.startIndex
    for place in value.indices {
      if value[place] == ASCII.quote { isQuoted.toggle() }
      guard value[place] == UInt8(ascii: ";"), !isQuoted else { continue }
      out += parameter(value[start..<place]) + [value[place]]
      start = place + 1
    }
    return out + parameter(value[start...])
  }

  private mutating func parameter(_ parameter: ArraySlice<UInt8>) -> [UInt8] {
    guard let equals = parameter.firstIndex(of: ASCII.equals) else { return Array(parameter) }
    let written = String(decoding: parameter[..<equals], as: UTF8.self)
    let name = written.lowercased().filter { !$0.isWhitespace }
    let value = parameter[(equals + 1)...]
    if name == "boundary" {
      let text = String(decoding: value.filter { $0 != ASCII.quote }[...].trimmed, as: UTF8.self)
      let isHarmless = Self.isHarmless(boundary: text)
      // As the lines between the parts are.
      return isHarmless ? Array(parameter) : Array(parameter[...equals]) + mapped(value, .field)
    } else if Self.harmless.contains(name) {
      return Array(parameter)
    }
    let head = Array(parameter[...equals])
    return head
      + (name.hasSuffix("*")
        ? percent(value, isFirst: !name.dropLast().contains { "1"..."9" ~= $0 })
        : mapped(value, .prose))
  }

  /// Some programs put the name of their host into it.
  static func isHarmless(boundary: String) -> Bool {
    !boundary.contains("@") && !boundary.contains(".")
  }

  private static let harmless: Set = [
    "charset", "format", "delsp", "report-type", "protocol", "micalg", "smime-type", "method",
    "component", "reply-type", "type", "size", "creation-date", "modification-date", "read-date",
  ]

  /// `utf-8''%e2%82%ac%20rates` (RFC 2231 §4).
  ///
  /// - Parameter isFirst: only the first of several that are one names a charset.
  private mutating func percent(_ value: ArraySlice<UInt8>, isFirst: Bool) -> [UInt8] {
    let pieces = value.split(
      separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
    let name = String(decoding: pieces[0], as: UTF8.self).trimmedBlanks.lowercased()
    let charset =
      isFirst && pieces.count == 3 && TextCoding.encoded("", as: name) != nil ? name : nil
    let written = charset == nil ? value : pieces[2]
    let plain = String(decoding: written, as: UTF8.self).percentDecoded
    let mapped = TextCoding.mapped(plain, charset: charset) { text.anonymized($0, .prose) }
    return Array((charset.map { $0 + "''" } ?? "").utf8)
      + mapped.flatMap { octet -> [UInt8] in
        if octet.isASCIILetterOrDigit || "\"._-\r\n\t ".utf8.contains(octet) { return [octet] }
        let digits = String(octet, radix: 16, uppercase: true)
        return Array("%\(octet < 16 ? "0" : "")\(digits)".utf8)
      }
  }
}

extension String {
  fileprivate var percentDecoded: [UInt8] {
    var out: [UInt8] = []
    var rest = Array(utf8)[...]
    while let octet = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if octet == UInt8(ascii: "%"), digits.utf8.count == 2, let decoded = UInt8(digits, radix: 16)
      {
        out.append(decoded)
        rest = rest.dropFirst(2)
      } else {
        out.append(octet)
      }
    }
    return out
  }
}
