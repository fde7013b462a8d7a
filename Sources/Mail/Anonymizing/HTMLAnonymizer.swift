internal import CGumbo
internal import Text

extension TextAnonymizer {
  /// Tags, the names of attributes and what they say of looks stay; texts and all other values go.
  mutating func anonymized(html: String) -> String {
    let html = Array(html.unicodeScalars)
    let lastEnd = html.lastIndex(of: ">") ?? -1
    var out = ""
    var place = 0
    while place < html.count {
      guard html[place] == "<", place < lastEnd else {
        let end = html[(place + 1)...].firstIndex(of: "<") ?? html.count
        out += anonymized(Self.unescaped(html[place..<end]), .markup)
        place = end
        continue
      }
      let end = Self.tagEnd(html, from: place, lastEnd: lastEnd)
      out += tag(html[place..<end])
      place = end
    }
    return out
  }

  /// Behind the `>` that is in no quoted value.
  private static func tagEnd(_ html: [Unicode.Scalar], from start: Int, lastEnd: Int) -> Int {
    var quote: Unicode.Scalar?
    for place in start..<min(lastEnd, start + longestTag) {
      switch html[place] {
      case ">" where quote == nil: return place + 1
      case "\"", "'":
        if quote == html[place] {
          quote = nil
        } else if quote == nil, html[place - 1] == "=" {
          quote = html[place]
        }
      default: break
      }
    }
    return (html[start...].firstIndex(of: ">") ?? lastEnd) + 1
  }

  private static let longestTag = 1 << 16

  private mutating func tag(_ tag: ArraySlice<Unicode.Scalar>) -> String {
    let isEnd = tag.dropFirst().first == "/"
    let name = tag.dropFirst(isEnd ? 2 : 1).prefix { $0.isOfWord || $0 == ":" }
    let isKnown = gumbo_tag_enum(name.text.lowercased()) != GUMBO_TAG_UNKNOWN || name.contains(":")
    let isDoctype = name.isEmpty && tag.prefix(9).text.lowercased() == "<!doctype"
    if isDoctype { return tag.text }
    guard isKnown, !name.isEmpty else { return anonymized(tag.text, .markup) }
    return (isEnd ? "</" : "<") + name.text + attributes(tag[name.endIndex...])
  }

  private mutating func attributes(_ text: ArraySlice<Unicode.Scalar>) -> String {
    var out = ""
    var rest = text
    while !rest.isEmpty {
      let head = rest.prefix { $0 != "=" }
      let name = Self.name(endingIn: head)
      rest = rest.dropFirst(head.count)
      guard rest.first == "=" else { return out + anonymized(head.text, .markup) }
      out += anonymized(head.dropLast(name.count).text, .markup) + name.text + "="
      rest = rest.dropFirst()
      let value = Self.value(rest)
      out += self.value(value, of: name.text.lowercased())
      rest = rest.dropFirst(value.count)
    }
    return out
  }

  private static func name(
    endingIn head: ArraySlice<Unicode.Scalar>
  ) -> ArraySlice<Unicode.Scalar> {
    head.suffix(head.reversed().prefix { $0.isOfWord || $0 == "-" || $0 == ":" }.count)
  }

  /// With its quotation marks.
  private static func value(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    guard let quote = text.first, quote == "\"" || quote == "'" else {
      return text.prefix { !$0.properties.isWhitespace && $0 != ">" }
    }
    let end = text.dropFirst().firstIndex(of: quote) ?? text.endIndex - 1
    return text[...end]
  }

  private mutating func value(_ value: ArraySlice<Unicode.Scalar>, of name: String) -> String {
    let text = value.text
    switch name {
    case "style" where !text.lowercased().contains("url"): return text
    case "content" where text.lowercased().containsBytes(of: "charset=") && value.count < 60:
      return text
    case "id", "class", "data-marker":
      let marks = HTMLQuoteMark.names + ["Mso", "ignature", "gmail_", "moz-"]
      if marks.contains(where: text.containsBytes), value.count < 80 { return text }
    case _ where Self.looks.contains(name): return text
    default: break
    }
    return anonymized(Self.unescaped(value), .markup)
  }

  private static let looks: Set = [
    "align", "valign", "dir", "width", "height", "border", "color", "bgcolor", "size", "start",
    "colspan", "rowspan", "cellpadding", "cellspacing", "type", "hidden", "http-equiv", "charset",
  ]

  /// Letters and digits that are written as numbers.
  private static func unescaped(_ text: ArraySlice<Unicode.Scalar>) -> String {
    guard text.contains("&") else { return text.text }
    var out: [Unicode.Scalar] = []
    var place = text.startIndex
    while place < text.endIndex {
      let reference = text[place...].prefix(10).prefix { $0 != ";" }
      if let letter = letter(reference) {
        out.append(letter)
        place = min(reference.endIndex + 1, text.endIndex)
      } else {
        out.append(text[place])
        place += 1
      }
    }
    return out[...].text
  }

  private static func letter(_ reference: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
    guard reference.first == "&", reference.dropFirst().first == "#" else { return nil }
    let digits = reference.dropFirst(2).text
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap { Unicode.Scalar($0) }.flatMap { $0.isOfWord || $0 == "@" ? $0 : nil }
  }
}
