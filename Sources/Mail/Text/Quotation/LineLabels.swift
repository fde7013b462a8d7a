/// What each line of a text is: said anew, quoted, or a signature.
struct LineLabels {
  private var kinds: [Mark.Kind?]
  private let text: TextLines

  init(_ text: TextLines) {
    self.text = text
    kinds = text.lines.map { $0.isQuoted ? .quoted : nil }
  }

  mutating func label(_ lines: Range<Int>, _ kind: Mark.Kind) {
    for line in lines where kinds[line] == nil { kinds[line] = kind }
  }

  subscript(line: Int) -> Mark.Kind? { kinds[line] }

  /// The lines between quotes, but for blank ones.
  var passages: [ArraySlice<Int>] {
    text.indices.filter { !text[$0].isBlank }
      .chunks { (kinds[$0] == nil) == (kinds[$1] == nil) }
      .filter { kinds[$0[$0.startIndex]] == nil }
  }

  /// Bytes of letters and digits that stay visible.
  var visibleMatter: Int {
    text.indices.reduce(0) { sum, line in
      kinds[line] == nil ? sum + matter(of: line) : sum
    }
  }

  private func matter(of line: Int) -> Int {
    text.content(line).reduce(0) { count, byte in
      let isLetter =
        byte >= 0x80 || (0x30...0x39).contains(byte)
        || (0x61...0x7A).contains(byte | 0x20)
      return isLetter ? count + 1 : count
    }
  }

  /// Neighbouring lines of one kind, with the blank lines between them and after the last of all.
  var marks: [Mark] {
    var marks: [Mark] = []
    var blanks = false
    for line in text.indices {
      guard let kind = kinds[line] else {
        blanks = text[line].isBlank && (blanks || line > 0 && kinds[line - 1] != nil)
        continue
      }
      if let last = marks.indices.last, marks[last].kind == kind,
        blanks || line > 0 && kinds[line - 1] == kind
      {
        marks[last].range = marks[last].range.lowerBound..<text[line].end
      } else {
        marks.append(Mark(kind: kind, range: text[line].start..<text[line].end))
      }
      blanks = false
    }
    return marks
  }
}
