/// What gumbo takes at most to make the tree of a document. For each tag, and within formatting for
/// each byte of text, it walks along the elements that are open: nesting costs the square of its depth.
/// The tags are counted beforehand; where it is in doubt whether an end tag ends anything, it does not.
struct HTMLTreeCost {
  private var open: [Element] = []
  private var formatting = 0
  private var foreign = 0
  /// Elements passed on all walks.
  private var walked = 0

  private struct Element {
    var name: String
    var isFormatting: Bool
  }

  /// Elements that are passed in the time of one step of work.
  private static let elementsOfStep = 32

  /// In steps of work; nil when the walks alone take more than `most`.
  static func steps(_ html: UnsafeBufferPointer<UInt8>, most: Int) -> Int? {
    var tags = HTMLTags(html)
    var cost = HTMLTreeCost()
    while let tag = tags.next() {
      cost.count(tag)
      if cost.walked / elementsOfStep > most { return nil }
    }
    cost.count(text: tags.tail)
    guard cost.walked / elementsOfStep <= most else { return nil }
    return html.count * WorkBudget.Cost.html + cost.walked / elementsOfStep
  }

  /// The parser adds elements that are left out, such as `<tbody>`, and opens formatting anew in each
  /// block.
  private var depth: Int { 2 * open.count + formatting + 4 }

  private mutating func count(_ tag: HTMLTags.Tag) {
    count(text: tag.distance)
    walked += depth * Self.walksOfTag
    // Attributes are compared with one another, those of formatting with those of all that is open.
    let compared = tag.attributes * tag.attributes
    walked += Self.walksOfComparison * compared * (isFormatting(tag.name) ? 1 + formatting : 1)
    if !tag.isEnd {
      begin(tag.name)
    } else if !tag.isDoubtful {
      end(tag.name)
    }
  }

  private mutating func count(text bytes: Int) {
    if formatting > 0 { walked += depth * bytes }
  }

  private static let walksOfTag = 4
  private static let walksOfComparison = 8

  private func isFormatting(_ name: String) -> Bool { Self.formatting.contains(name) }

  private mutating func begin(_ name: String) {
    guard foreign > 0 || !Self.void.contains(name) else { return }
    if let closed = Self.closedByStart[name] { close(upTo: closed, through: ["p"]) }
    open.append(Element(name: name, isFormatting: isFormatting(name)))
    if isFormatting(name) { formatting += 1 }
    if Self.foreign.contains(name) { foreign += 1 }
  }

  private mutating func end(_ name: String) {
    close(upTo: [name], through: Self.closing.contains(name) ? Self.implied : [])
  }

  /// Closes the innermost element that has one of these names, unless others are open in it than those
  /// that end by themselves.
  private mutating func close(upTo names: [String], through passed: [String]) {
    var place = open.count - 1
    while place >= 0, !names.contains(open[place].name), passed.contains(open[place].name) {
      place -= 1
    }
    walked += open.count - place
    guard place >= 0, names.contains(open[place].name) else { return }
    for element in open[place...] {
      if element.isFormatting { formatting -= 1 }
      if Self.foreign.contains(element.name) { foreign -= 1 }
    }
    open.removeSubrange(place...)
  }
}

// MARK: Names, HTML Standard §13.1.2, §13.2.4

extension HTMLTreeCost {
  private static let formatting: Set<String> = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
  ]

  private static let foreign = ["svg", "math"]

  private static let void: Set<String> = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "hr", "image", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
  ]

  /// Their end tags may be left out.
  private static let implied = [
    "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option",
  ]

  /// Elements that end whatever is implied in them.
  private static let closing: Set<String> = [
    "div", "ul", "ol", "dl", "table", "tr", "td", "th", "tbody", "thead", "tfoot", "blockquote",
    "center", "li", "dd", "dt", "pre", "select",
  ]

  private static let closedByStart: [String: [String]] = [
    "p": ["p"], "li": ["li"], "dt": ["dt", "dd"], "dd": ["dt", "dd"], "option": ["option"],
    "td": ["td", "th"], "th": ["td", "th"], "tr": ["tr"],
  ]
}
