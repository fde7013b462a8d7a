internal import CGumbo

/// Turns a walk over the tree into text: each element opens something in the layout on the way in
/// and closes it on the way out.
struct HTMLRenderer: HTMLVisitor {
  private var layout = TextLayout()
  private var open: [OpenElement] = []
  private var lists: [ListStyle] = []
  private var preformatted = 0
  /// Where the last rule ends in the output: a second one right below says nothing more.
  private var ruleEnd = -1
  /// Bytes of text: what is nested in lists and quotes has its indentation on each line.
  private let most: Int

  private let pictures: Pictures

  enum Pictures {
    /// By the words that stand for them.
    case described
    /// By their Content-IDs (RFC 2392), without those of signatures.
    case named
  }

  init(most: Int, pictures: Pictures = .described) {
    self.most = most
    self.pictures = pictures
  }

  private struct OpenElement {
    var role: HTMLRole
    var keepsSpace: Bool
    /// Where its text begins in the output.
    var start: Int
  }

  private enum ListStyle {
    case bullets
    case numbers(next: Int)
  }

  var text: String { layout.text }
  /// The rest was left out.
  var isFull: Bool { layout.count > most }

  mutating func enter(_ node: UnsafePointer<GumboNode>) -> Bool {
    if isFull { return false }
    switch node.pointee.type {
    case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
      if preformatted > 0 { layout.addPreformatted(node.text) } else { layout.add(node.text) }
      return false
    case GUMBO_NODE_ELEMENT:
      return enter(element: node)
    default:
      return false
    }
  }

  private mutating func enter(element node: UnsafePointer<GumboNode>) -> Bool {
    let style = HTMLStyle(node)
    let role = style.isHidden ? .hidden : self.role(of: node, style)
    begin(role)
    guard !role.isEmpty else { return false }
    let keepsSpace = role == .preformatted || style.keepsSpace
    if keepsSpace { preformatted += 1 }
    open.append(OpenElement(role: role, keepsSpace: keepsSpace, start: layout.count))
    return true
  }

  private func role(of node: UnsafePointer<GumboNode>, _ style: HTMLStyle) -> HTMLRole {
    switch pictures {
    case .described: HTMLRole(node, style)
    case .named: HTMLRole(namingPicture: node) ?? HTMLRole(node, style)
    }
  }

  mutating func leave() {
    guard let element = open.popLast() else { return }
    if element.keepsSpace { preformatted -= 1 }
    end(element)
  }
}

extension HTMLRenderer {
  private mutating func begin(_ role: HTMLRole) {
    switch role {
    case .inline, .hidden, .link: break
    case .block: layout.endLine()
    case .paragraph, .preformatted: layout.separate()
    case .quote: layout.beginQuote()
    case .lineBreak: layout.breakLine()
    case .rule, .earlierMail: addRule()
    case .image(let description): layout.add("[\(description)]")
    case .bulletList: beginList(.bullets)
    case .numberedList(let first): beginList(.numbers(next: first))
    case .item(let number): layout.beginItem(marker: marker(number: number))
    case .indented: layout.beginItem(marker: "  ")
    case .table: layout.beginTable()
    case .row: layout.beginRow()
    case .cell: layout.beginCell()
    }
  }

  private mutating func end(_ element: OpenElement) {
    switch element.role {
    case .inline, .hidden, .lineBreak, .rule, .image, .cell: break
    case .link(let target): addTarget(target, after: element.start)
    case .block, .earlierMail: layout.endLine()
    case .paragraph, .preformatted: layout.separate()
    case .quote: layout.endQuote()
    case .bulletList, .numberedList: endList()
    case .item, .indented: layout.endItem()
    case .table: layout.endTable()
    case .row: layout.endRow()
    }
  }

  /// As Outlook writes the line above the mail it quotes.
  private mutating func addRule() {
    layout.endLine()
    guard ruleEnd != layout.count else { return }
    layout.add(String(repeating: "_", count: 32))
    layout.endLine()
    ruleEnd = layout.count
  }

  private mutating func addTarget(_ target: LinkTarget, after start: Int) {
    guard !target.isShown(by: layout.bytes(from: start)) else { return }
    layout.add(" <\(target.address)>")
  }

  private mutating func beginList(_ style: ListStyle) {
    if lists.isEmpty { layout.separate() } else { layout.endLine() }
    lists.append(style)
  }

  private mutating func endList() {
    lists.removeLast()
    if lists.isEmpty { layout.separate() } else { layout.endLine() }
  }

  private mutating func marker(number: Int?) -> String {
    guard case .numbers(let next) = lists.last else { return "- " }
    let number = number ?? next
    lists[lists.count - 1] = .numbers(next: number &+ 1)
    return "\(number). "
  }
}
