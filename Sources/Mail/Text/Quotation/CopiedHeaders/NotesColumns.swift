/// The header of an earlier mail as Lotus Notes prints it in columns: who and when on the left, To,
/// cc and Subject on the right.
enum NotesColumns {
  /// Bytes of blanks that each line begins with.
  private static let indentation = 10
  /// Blank lines in a row within.
  private static let maximumGap = 3
  private static let lineCounts = 4...60

  static func all(in text: TextLines) -> [Range<Int>] {
    text.indices.filter { isIndented($0, of: text) }
      .chunks { first, second in
        second - first <= maximumGap + 1 && (first + 1..<second).allSatisfy { text[$0].isBlank }
      }
      .filter { isHeader($0, in: text) }
      .map { $0[$0.startIndex]..<$0[$0.endIndex - 1] + 1 }
  }

  private static func isIndented(_ index: Int, of text: TextLines) -> Bool {
    !text[index].isBlank && text.content(index).prefix(while: isBlank).count >= indentation
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }

  private static func isHeader(_ lines: ArraySlice<Int>, in text: TextLines) -> Bool {
    guard lineCounts.contains(lines.count),
      lines.allSatisfy({ text.content($0).count <= TextLines.maximumPhrase })
    else { return false }
    let roles = lines.flatMap { columns(of: text.content($0)).compactMap(role) }
    guard let to = roles.firstIndex(of: .to), let subject = roles.firstIndex(of: .subject)
    else { return false }
    return to < subject && lines.contains { TimeEvidence(text.content($0)).isTime }
  }

  private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  /// What two blanks or more separate.
  private static func columns(of line: Bytes) -> [Bytes] {
    var columns: [Bytes] = []
    var start: Int?
    for index in line.indices {
      if !isBlank(line[index]) {
        start = start ?? index
      } else if let first = start, line[index...].prefix(2).allSatisfy(isBlank) {
        columns.append(line[first..<index])
        start = nil
      }
    }
    return start.map { columns + [line[$0...]] } ?? columns
  }

  private static func role(of column: Bytes) -> HeaderBlockNames.Role? {
    let name = column.prefix { $0 != UInt8(ascii: ":") }
    return HeaderBlockNames.role(of: String(decoding: name, as: UTF8.self).lowercased())
  }
}
