internal import Text

/// Text in which all that may tell of people is replaced: words that no rule knows, addresses,
/// Message-IDs, hosts and numbers. Punctuation, white space, times and known words stay.
struct TextAnonymizer {
  let pseudonyms: Pseudonyms
  let ours: @Sendable (Address) -> OwnName?
  /// Addresses and ids that held one.
  private(set) var tokens = 0
  /// Words of people's names, in lower case: these go even where they are known as other words.
  var names: Set<String> = []

  init(pseudonyms: Pseudonyms, ours: @escaping @Sendable (Address) -> OwnName?) {
    self.pseudonyms = pseudonyms
    self.ours = ours
  }

  enum Manner {
    /// What people write.
    case prose
    /// A text that is written in HTML.
    case markup
    /// What servers write: names with dots are hosts'.
    case field
    /// The same, in lines that each begin with the name of a field.
    case fields
    /// What programs write about themselves: only addresses and hosts go.
    case technical

    var hasHosts: Bool { self == .field || self == .fields || self == .technical }
  }

  mutating func anonymized(_ text: String, _ manner: Manner) -> String {
    let text = Array(text.unicodeScalars)
    var out: [UInt8] = []
    var place = 0
    var next = WrittenAddress(in: text, from: 0)
    while place < text.count {
      if let address = next, address.range.lowerBound == place {
        out += self.address(text[address.local].text, text[address.domain].text).utf8
        place = address.range.upperBound
        next = WrittenAddress(in: text, from: place)
      } else {
        let limit = next?.range.lowerBound ?? text.count
        place = copy(text, from: place, limit: limit, manner, to: &out)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// - Returns: where it goes on.
  private func copy(
    _ text: [Unicode.Scalar], from place: Int, limit: Int, _ manner: Manner, to out: inout [UInt8]
  ) -> Int {
    let kept = max(
      lineHead(of: text, at: place, manner), manner == .markup ? reference(in: text, at: place) : 0)
    if kept > 0, place + kept <= limit {
      for scalar in text[place..<place + kept] { out.append(scalar) }
      return place + kept
    }
    let end = min(text.wordEnd(from: place), limit)
    guard end > place else {
      out.append(text[place])
      return place + 1
    }
    if manner.hasHosts, let host = WrittenAddress.host(in: text, at: place, limit: limit) {
      out += self.host(text[host].text).utf8
      return host.upperBound
    }
    if text[place].isDigit, text[place..<end].allSatisfy(\.isDigit) {
      return copyNumber(text, from: place, limit: limit, manner, to: &out)
    }
    let word = text[place..<end]
    for scalar in manner == .technical ? Array(word) : self.word(word) { out.append(scalar) }
    return end
  }
}

// MARK: Words and numbers

extension TextAnonymizer {
  private func word(_ letters: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
    if letters.first.map(UnspacedScripts.contain) ?? false { return unspaced(letters) }
    if names.contains(letters.text.lowercased()) { return pseudonyms.word(letters) }
    let known = pseudonyms.known.prefix(of: letters)
    if known > 0 { return letters.prefix(known) + pseudonyms.word(letters.dropFirst(known)) }
    return isHour(letters) ? Array(letters) : pseudonyms.word(letters)
  }

  /// `10am`, `3rd`; `23T10` of ISO 8601.
  private func isHour(_ letters: ArraySlice<Unicode.Scalar>) -> Bool {
    let digits = letters.prefix(while: \.isDigit)
    let rest = letters.dropFirst(digits.count)
    guard (1...2).contains(digits.count) else { return false }
    return rest.first == "T" && rest.dropFirst().allSatisfy(\.isDigit) && rest.count == 3
      || ["am", "pm", "th", "st", "nd", "rd", "Z"].contains(rest.text)
  }

  private func unspaced(_ letters: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
    var out: [Unicode.Scalar] = []
    var start = letters.startIndex
    var place = start
    while place < letters.endIndex {
      let known = pseudonyms.known.phrase(at: letters[place...], isWhole: place == start)
      if known > 0 {
        out += pseudonyms.word(letters[start..<place]) + letters[place..<place + known]
        place += known
        start = place
      } else {
        place += 1
      }
    }
    return out + pseudonyms.word(letters[start...])
  }

  private func copyNumber(
    _ text: [Unicode.Scalar], from place: Int, limit: Int, _ manner: Manner, to out: inout [UInt8]
  ) -> Int {
    let number = WrittenNumber(at: place, of: text)
    guard number.range.upperBound <= limit else {
      out += digits(text[place..<min(text.wordEnd(from: place), limit)])
      return min(text.wordEnd(from: place), limit)
    }
    if number.isHost {
      let last = 1 + pseudonyms.number(for: text[number.range].text, of: 254)
      out += Array("192.0.2.\(last)".utf8)
      return number.range.upperBound
    }
    let staysWhole =
      manner == .technical || number.isTimeOrStatus || isTicket(number.range, in: text)
    var end = place
    for group in number.groups {
      for scalar in text[end..<group.lowerBound] { out.append(scalar) }
      let stays = staysWhole || number.stays(group)
      out += stays ? Array(text[group].text.utf8) : digits(text[group])
      end = group.upperBound
    }
    return number.range.upperBound
  }

  private func digits(_ digits: ArraySlice<Unicode.Scalar>) -> [UInt8] {
    Array(pseudonyms.word(digits)[...].text.utf8)
  }

  /// `[Tag #42]` of a queue.
  private func isTicket(_ number: Range<Int>, in text: [Unicode.Scalar]) -> Bool {
    guard number.lowerBound > 0, text[number.lowerBound - 1] == "#",
      number.upperBound < text.count, text[number.upperBound] == "]"
    else { return false }
    let before = text[..<(number.lowerBound - 1)].suffix(Self.longestTag)
    guard let open = before.lastIndex(of: "[") else { return false }
    let words = before[(open + 1)...].split { !$0.isOfWord }
    return !words.isEmpty && words.allSatisfy { pseudonyms.known.contains($0) }
  }

  private static let longestTag = 64
}

// MARK: Addresses and hosts

extension TextAnonymizer {
  private mutating func address(_ local: String, _ domain: String) -> String {
    let address = Address("\(local)@\(domain)")
    switch address.flatMap(ours) {
    case .address(let text): return text
    case .signed(let text):
      tokens += 1
      return text
    case .signedID:
      tokens += 1
      return "\(parts(of: local)).token@\(host(domain))"
    case nil: return "\(parts(of: local))@\(host(domain))"
    }
  }

  /// The words of a local part, in which numbers are not times.
  private func parts(of text: String) -> String {
    let text = Array(text.unicodeScalars)
    var out: [UInt8] = []
    var place = 0
    while place < text.count {
      let end = text.wordEnd(from: place)
      for scalar in end > place ? word(text[place..<end]) : [text[place]] { out.append(scalar) }
      place = max(end, place + 1)
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// A name of the same number of labels, so that what lies in one domain stays in one domain.
  private func host(_ name: String) -> String {
    let labels = name.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
    guard labels.count > 1, let top = labels.last else { return parts(of: name) }
    let domain = labels[labels.count - 2]
    let letters = Array((domain + top).lowercased().unicodeScalars).filter(\.isOfWord)
    let label = pseudonyms.word(letters.prefix(Self.longestLabel))[...].text
    let hosts = labels.dropLast(2).map { parts(of: $0.lowercased()) }
    return (hosts + [label, "example"]).text(separatedBy: ".")
  }

  private static let longestLabel = 12
}

// MARK: What stays

extension TextAnonymizer {
  /// The letters of the name of a field that a line begins with, as in copied headers.
  private func lineHead(of text: [Unicode.Scalar], at place: Int, _ manner: Manner) -> Int {
    guard manner == .prose || manner == .markup || manner == .fields, text[place].isOfWord,
      isLineStart(place, of: text)
    else { return 0 }
    let line = text[place...].prefix(Self.longestName).prefix { $0 != "\n" }
    guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return 0 }
    let written = line[..<colon]
    let name = written.filter { !$0.properties.isWhitespace && $0 != "*" }[...].text.lowercased()
    let isField =
      HeaderBlockNames.role(of: name) != nil
      || written.allSatisfy({ $0.isOfWord || $0 == "-" })
        && (manner == .fields && name.contains("-") || FieldNames.isKnown(Array(name.utf8)[...]))
    return isField ? colon - place : 0
  }

  private static let longestName = 48

  /// But for blanks and the marks of quotes.
  private func isLineStart(_ place: Int, of text: [Unicode.Scalar]) -> Bool {
    let marks = " \t>|*".unicodeScalars
    let before = text[..<place].suffix(Self.longestName).last { !marks.contains($0) }
    return before == nil || before == "\n" || before == "\r"
  }

  /// `&eacute;` is no word.
  private func reference(in text: [Unicode.Scalar], at place: Int) -> Int {
    guard text[place] == "&" else { return 0 }
    let name = text[(place + 1)...].prefix(10).prefix { $0.isASCII && $0.isOfWord || $0 == "#" }
    return name.endIndex < text.count && text[name.endIndex] == ";" ? name.count + 2 : 0
  }
}
