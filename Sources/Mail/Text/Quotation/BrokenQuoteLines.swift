/// Ends of quoted lines that a mail program wrapped without marking what it moved down.
enum BrokenQuoteLines {
  /// Bytes: a line that was wrapped is at least that long with the word that fell off it.
  private static let shortestWidth = 70
  /// Longer ones may be answers.
  private static let longestRest = 40

  /// Single lines between marked ones, when there are several such and few that are answers.
  static func lines(in text: TextLines) -> [Int] {
    let between = text.indices.dropFirst().dropLast().filter {
      text.isPlain($0) && text[$0 - 1].isQuoted && text[$0 + 1].isQuoted
    }
    let rests = between.filter { isRest($0, of: text) }
    return rests.count >= 2 && rests.count * 2 >= between.count ? rests : []
  }

  /// It goes on in the middle of a sentence.
  private static func isRest(_ index: Int, of text: TextLines) -> Bool {
    let (above, line) = (text.content(index - 1), text.content(index))
    guard line.count <= longestRest, let first = line.first, let last = above.last,
      (0x61...0x7A).contains(first) || first == UInt8(ascii: "<"), !".!?:;".utf8.contains(last)
    else { return false }
    return above.count + line.prefix { $0 > 0x20 }.count >= shortestWidth
  }
}
