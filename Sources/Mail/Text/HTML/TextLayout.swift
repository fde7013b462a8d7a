/// Lays running text out as lines: white space collapsed, quotes prefixed with `>`, lists indented,
/// cells of a row on one line, and never more than one blank line in a row.
struct TextLayout {
  private var output: [UInt8] = []
  private var line = Line.none
  private var pendingSpace = false
  private var hardSpace = false
  /// White space at the start of a preformatted line, before anything to see.
  private var indentation: [UInt8] = []
  /// Quote depth of the blank line before the next line, nil when there is none.
  private var pendingBlank: Int?
  private var prefix = LinePrefix()
  private var rows: [Int] = []
  private var lineCount = 0
  private var cell = CellState.none

  private enum Line {
    /// Nothing on the present line.
    case none
    case open
    /// Text is on it, and it ends unless a further cell of the row joins it.
    case ended
  }

  private enum CellState {
    case none
    /// Nothing of the cell is written yet, so its blocks open no line.
    case start
    /// The same, and text before it on the line.
    case joined
  }

  /// The text so far, without a line end after the last line.
  var text: String { String(decoding: output, as: UTF8.self) }
  var count: Int { output.count }

  func bytes(from start: Int) -> ArraySlice<UInt8> {
    output[min(start, output.count)...]
  }
}

// MARK: Text

extension TextLayout {
  /// Adds running text: white space collapses as in HTML.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    var position = 0
    while position < text.count {
      let glyphs = Glyphs(at: position, of: text)
      let bytes = text[position..<position + glyphs.length]
      switch glyphs.kind {
      case .visible:
        openLine()
        output += bytes
      case .space: pendingSpace = true
      case .hardSpace: addHardSpace()
      case .invisible: break
      case .joiner: if isInsideWord { output += bytes }
      }
      position += glyphs.length
    }
  }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
  }

  /// Adds text whose spaces and line ends stand for themselves.
  mutating func addPreformatted(_ text: UnsafeBufferPointer<UInt8>) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "\n"): breakLine()
      case UInt8(ascii: "\r"), 0: break
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        if line == .open { output.append(byte) } else { indentation.append(byte) }
      default:
        let leading = line == .open ? [] : indentation
        openLine()
        output += leading
        output.append(byte)
      }
    }
  }

  private var isInsideWord: Bool {
    line == .open && !pendingSpace && output.last != UInt8(ascii: " ")
  }

  private mutating func addHardSpace() {
    if line == .open, cell == .none {
      output.append(UInt8(ascii: " "))
    } else {
      hardSpace = true
    }
  }
}

// MARK: Lines

extension TextLayout {
  private mutating func openLine() {
    defer {
      forgetSpace()
      cell = .none
    }
    if line == .open {
      if cell == .joined {
        trimLine()
        output += output.last == UInt8(ascii: ":") ? " ".utf8 : " | ".utf8
      } else if pendingSpace, output.last != UInt8(ascii: " ") {
        output.append(UInt8(ascii: " "))
      }
      return
    }
    finishLine()
    writeBlankLine()
    prefix.write(to: &output)
    line = .open
    lineCount += 1
  }

  private mutating func forgetSpace() {
    pendingSpace = false
    hardSpace = false
    indentation.removeAll(keepingCapacity: true)
  }

  private mutating func finishLine() {
    guard line != .none else { return }
    trimLine()
    output.append(UInt8(ascii: "\n"))
    line = .none
  }

  private mutating func trimLine() {
    while output.last == UInt8(ascii: " ") || output.last == UInt8(ascii: "\t") {
      output.removeLast()
    }
  }

  private mutating func writeBlankLine() {
    if let depth = pendingBlank, !output.isEmpty {
      output.append(contentsOf: repeatElement(UInt8(ascii: ">"), count: depth))
      output.append(UInt8(ascii: "\n"))
    }
    pendingBlank = nil
  }

  /// Ends the present line if there is text on it: the border of a block. A block of nothing but a
  /// no-break space is an empty line.
  mutating func endLine() {
    guard cell == .none else { return }
    if line == .open { line = .ended } else if hardSpace { addBlankLine() }
    forgetSpace()
  }

  /// `<br>`: ends the present line, also when nothing is on it.
  mutating func breakLine() {
    guard cell == .none else { return }
    if line == .open { line = .ended } else { addBlankLine() }
    forgetSpace()
  }

  /// The margin of a paragraph.
  mutating func separate() {
    guard cell == .none else { return }
    endLine()
    if !prefix.hasMarker { addBlankLine() }
  }

  private mutating func addBlankLine() {
    pendingBlank = min(pendingBlank ?? prefix.depth, prefix.depth)
  }
}

// MARK: Blocks

extension TextLayout {
  mutating func beginQuote() {
    leaveCell()
    separate()
    prefix.beginQuote()
  }

  mutating func endQuote() {
    endLine()
    prefix.endQuote()
    separate()
  }

  /// Indents what follows by the width of `marker`, which stands before its first line.
  mutating func beginItem(marker: String) {
    leaveCell()
    endLine()
    prefix.beginItem(marker: marker)
  }

  mutating func endItem() {
    endLine()
    prefix.endItem()
  }

  mutating func beginTable() {
    leaveCell()
    separate()
  }

  mutating func endTable() {
    leaveCell()
    separate()
  }

  mutating func beginRow() {
    endLine()
    rows.append(lineCount + 1)
  }

  mutating func endRow() {
    rows.removeLast()
    leaveCell()
    endLine()
  }

  /// A cell joins the line of its row as long as the row fits one line.
  mutating func beginCell() {
    let joins = line != .none && rows.last == lineCount
    if joins {
      line = .open
      pendingBlank = nil
    } else {
      endLine()
    }
    cell = joins ? .joined : .start
  }

  private mutating func leaveCell() {
    // An empty cell is filled with a no-break space.
    if cell != .none { hardSpace = false }
    cell = .none
    endLine()
  }
}
