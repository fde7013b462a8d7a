import CGMime

/// The numbered parts of a mail and the text a reader sees first.
struct MessageParts {
  private(set) var entries: [PartEntry] = []
  private(set) var text = ""
  private(set) var defects: [Defect]
  let leaves: [MimeTree.Leaf]
  private let bounds: Bounds

  /// - Parameter wholeBody: what follows the header, kept as text when MIME finds no part in it.
  init(_ tree: MimeTree, wholeBody: ArraySlice<UInt8>, bounds: Bounds) {
    self.bounds = bounds
    leaves = tree.leaves
    defects = tree.defects
    guard let root = tree.root, !tree.leaves.isEmpty else {
      takeWholeBody(wholeBody, isMultipart: tree.root != nil)
      return
    }
    let decoder = LeafText(bounds: bounds)
    let choice = BodyChoice(text: decoder.text)
    takeLeaves(choice.bodies(of: root), otherForms: choice.forms(of: root), decoder)
  }

  private mutating func takeLeaves(
    _ bodies: [MimeTree.Object], otherForms: Set<MimeTree.Object>, _ decoder: LeafText
  ) {
    var numbers: [Int: Int] = [:]
    let chosen = Set(bodies)
    var texts: [MimeTree.Object: String] = [:]
    for (index, leaf) in leaves.enumerated() {
      let isChosen = chosen.contains(leaf.object)
      let isBody = isChosen || otherForms.contains(leaf.object)
      let enclosing = leaf.enclosing.flatMap { numbers[$0] }
      entries.append(PartEntry(leaf, enclosing: enclosing, isBody: isBody))
      numbers[index] = entries.count
      guard isChosen else { continue }
      let decoded = decoder.read(leaf)
      texts[leaf.object] = decoded.text
      defects += decoded.defects
      entries += decoded.files.map { PartEntry($0, enclosing: enclosing) }
    }
    text = bodies.compactMap { texts[$0] }.map(\.withoutOuterBlankLines).filter { !$0.isEmpty }
      .joined(separator: "\n\n")
  }

  /// A boundary that never occurs, or no MIME at all: the text must not be lost.
  private mutating func takeWholeBody(_ body: ArraySlice<UInt8>, isMultipart: Bool) {
    if isMultipart { defects.append(.boundaryNotFound) }
    guard !body.isEmpty else { return }
    entries = [PartEntry(text: Array(body))]
    let decoded = Charset.decode(Array(body.prefix(bounds.textBytes)), declared: nil)
    text = decoded.text.withLineFeeds.withoutOuterBlankLines
    if let defect = decoded.defect { defects.append(defect) }
  }
}

extension String {
  /// LF line ends.
  var withLineFeeds: String {
    guard utf8.contains(Octet.carriageReturn) else { return self }
    var out: [UInt8] = []
    out.reserveCapacity(utf8.count)
    var previous: UInt8 = 0
    for byte in utf8 {
      if byte == Octet.carriageReturn {
        out.append(Octet.lineFeed)
      } else if byte != Octet.lineFeed || previous != Octet.carriageReturn {
        out.append(byte)
      }
      previous = byte
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Without blank lines before the first and after the last line that says something.
  var withoutOuterBlankLines: String {
    let bytes = Array(utf8)
    guard let first = bytes.firstIndex(where: { $0 > Octet.space }),
      let last = bytes.lastIndex(where: { $0 > Octet.space })
    else { return "" }
    let start = bytes[..<first].lastIndex(of: Octet.lineFeed).map { $0 + 1 } ?? 0
    return String(decoding: bytes[start...last], as: UTF8.self)
  }
}
