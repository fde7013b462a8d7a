internal import Text

/// The text of a bounce: what the server has to say, and below it the original or its header.
struct BounceText {
  /// Above the original.
  private let notice: ArraySlice<String>
  /// As it stands in the text; nil when it does not.
  let originalHeader: RawHeader?
  private let beginning: String

  init(_ text: String, bounds: ParserLimits) {
    let lines = text.utf8.split(
      separator: ASCII.lineFeed, maxSplits: Self.mostLines, omittingEmptySubsequences: false
    ).prefix(Self.mostLines).map { Self.unquoted($0.prefix(Self.longestLine)) }
    let place = OriginalPlace(in: lines)
    notice = lines[..<(place?.announcement ?? lines.endIndex)]
    originalHeader = place.map { place in
      HeaderReader(place.header(in: lines)[...], from: 0, bounds: bounds).header
    }
    beginning = Self.folded(notice)
  }

  private static let mostLines = 2_000
  /// Octets of a line: what these programs write is short.
  private static let longestLine = 1_000
  /// Octets of the text in which its first words are looked for.
  private static let reach = 1_000

  var signs: Set<Report.Sign> {
    var signs: Set<Report.Sign> = []
    if originalHeader != nil { signs.insert(.original) }
    if BounceWords.said.contains(where: beginning.containsBytes) { signs.insert(.knownText) }
    if BounceWords.openings.contains(where: beginning.hasPrefix) { signs.insert(.knownOpening) }
    if notice.contains(where: Self.quotesServer) { signs.insert(.serverAnswer) }
    return signs
  }

  /// Whether it only warns: the server goes on trying.
  private var isWarning: Bool {
    let text = Self.folded(notice, reach: Self.reach * 4)
    return BounceWords.warnings.contains(where: text.containsBytes)
      && !BounceWords.finals.contains(where: text.containsBytes)
  }

  var action: Report.Action { isWarning ? .delayed : .failed }

  /// Every address that the server names, each with the lines that tell about it. Those of the header
  /// fields that some servers repeat are left out.
  var recipients: [Report.Recipient] {
    let action = action
    var known: Set<Address> = []
    var recipients: [Report.Recipient] = []
    for place in notice.indices where !Self.isAboutMail(notice[place]) {
      for address in WrittenAddresses.all(in: notice[place]) where known.insert(address).inserted {
        guard recipients.count < Self.mostRecipients else { return recipients }
        recipients.append(recipient(address, action, at: place))
      }
    }
    return recipients
  }

  private static let mostRecipients = 1_000

  private func recipient(
    _ address: Address, _ action: Report.Action, at place: Int
  ) -> Report.Recipient {
    let lines = notice[place...].prefix(Self.linesOfReason).prefix { !$0.isEmpty }
    let reason = lines.map(\.trimmedBlanks).text(separatedBy: " ")
    let below = lines.dropFirst().map(\.trimmedBlanks).text(separatedBy: " ")
    return Report.Recipient(
      address: address, action: action, status: DeliveryStatus.status(in: reason),
      diagnostic: below.isEmpty ? reason : below)
  }

  private static let linesOfReason = 4

  private static func isAboutMail(_ line: String) -> Bool {
    FieldName(line).map { fieldsOfMail.contains($0.name) } ?? false
  }

  private static let fieldsOfMail = ["to", "cc", "from", "sender", "reply-to", "message-id"]

  /// `550 5.1.1`, `421-`, `(#5.7.1)`: a reply code of SMTP (RFC 5321 §4.2) or a status code.
  private static func quotesServer(_ line: String) -> Bool {
    let words = line.utf8.split { !$0.isASCIIDigit && $0 != UInt8(ascii: ".") }
    return words.contains { word in
      word.count == 3 && "45".utf8.contains(word[word.startIndex])
        && "012345".utf8.contains(word[word.index(after: word.startIndex)])
        && word.allSatisfy(\.isASCIIDigit)
    } || !DeliveryStatus.status(in: line).isEmpty
  }

  /// Without the marks of a quote.
  private static func unquoted(_ line: Substring.UTF8View) -> String {
    var line = line
    while line.first == UInt8(ascii: ">") {
      line = line.dropFirst()
      if line.first == ASCII.space { line = line.dropFirst() }
    }
    while line.last == ASCII.space || line.last == ASCII.carriageReturn { line = line.dropLast() }
    return String(decoding: line, as: UTF8.self)
  }

  /// In lower case, on one line, without what frames it.
  private static func folded(_ lines: ArraySlice<String>, reach: Int = reach) -> String {
    var octets: [UInt8] = []
    for line in lines {
      for octet in line.utf8 {
        let isBlank = octet <= ASCII.space
        if octets.isEmpty, isBlank || Self.frame.contains(octet) { continue }
        if isBlank, octets.last == ASCII.space { continue }
        octets.append(isBlank ? ASCII.space : octet.asciiLowercased)
        if octets.count == reach { return String(decoding: octets, as: UTF8.self).lowercased() }
      }
      if !octets.isEmpty, octets.last != ASCII.space { octets.append(ASCII.space) }
    }
    return String(decoding: octets, as: UTF8.self).lowercased()
  }

  private static let frame = Array("-=*|#_.<".utf8)
}
