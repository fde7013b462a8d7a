/// Digits with dots, slashes, dashes or colons between them: times and what servers answer stay, all
/// other numbers may lead to somebody.
struct WrittenNumber {
  let range: Range<Int>
  /// Each run of digits.
  private(set) var groups: [Range<Int>] = []
  private let text: [Unicode.Scalar]
  private var separators: [Unicode.Scalar] = []

  init(at start: Int, of text: [Unicode.Scalar]) {
    self.text = text
    var end = start
    while end < text.count, groups.count < Self.mostGroups {
      let first = end
      while end < text.count, text[end].isDigit { end += 1 }
      groups.append(first..<end)
      guard end + 1 < text.count, text[end + 1].isDigit, Self.joins(text[end]),
        groups.count < Self.mostGroups
      else { break }
      separators.append(text[end])
      end += 1
    }
    range = start..<end
  }

  private static let mostGroups = 20

  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "/" || scalar == ":" || scalar == "-"
  }

  /// An address of IPv4.
  var isHost: Bool {
    groups.count == 4 && separators.allSatisfy { $0 == "." } && groups.allSatisfy { $0.count <= 3 }
  }

  /// The whole of it is a clock time, a date or a status code (RFC 3463).
  var isTimeOrStatus: Bool {
    switch groups.count {
    case 2: separators == [":"] && areShort(2)
    case 3 where separators[0] == separators[1]:
      separators[0] == "." && areShort(3) && isAnswer(text[groups[0].lowerBound])
        && groups[0].count == 1
        || groups.allSatisfy { $0.count <= 2 || isYear($0) }
    default: false
    }
  }

  private func areShort(_ most: Int) -> Bool { groups.allSatisfy { $0.count <= most } }

  private func isAnswer(_ digit: Unicode.Scalar) -> Bool { "245".unicodeScalars.contains(digit) }

  private func isYear(_ group: Range<Int>) -> Bool {
    group.count == 4 && ["19", "20"].contains(text[group].prefix(2).text)
  }

  /// One run of digits by itself: a day, a year, a time zone, a reply code (RFC 5321).
  func stays(_ group: Range<Int>) -> Bool {
    if isOfChain(group) { return false }
    let first = text[group.lowerBound]
    return switch group.count {
    case ...2: true
    case 3: first == "4" || first == "5"
    case 4: isYear(group) || isZone(group)
    default: false
    }
  }

  private func isZone(_ group: Range<Int>) -> Bool {
    let sign = group.lowerBound - 1
    return sign > 0 && (text[sign] == "+" || text[sign] == "-") && text[sign - 1] == " "
      && text[group].prefix(2).text <= "14"
      && ["00", "15", "30", "45"].contains(text[group].suffix(2).text)
  }

  /// Telephone numbers are written in groups.
  private func isOfChain(_ group: Range<Int>) -> Bool {
    let before = neighbours(from: group.lowerBound - 1, by: -1)
    return before >= 2 || before + neighbours(from: group.upperBound, by: 1) >= 2
  }

  /// How many runs of digits follow in that direction, each behind one blank, up to two.
  private func neighbours(from start: Int, by step: Int) -> Int {
    var count = 0
    var place = start
    while count < 2, text.indices.contains(place), text[place] == " ",
      text.indices.contains(place + step), text[place + step].isDigit
    {
      place += step
      let first = place
      while text.indices.contains(place), text[place].isDigit, abs(place - first) < 10 {
        place += step
      }
      if isJoined(place, by: step) { break }
      count += 1
    }
    return count
  }

  /// A run of digits that ends before `place` is part of something longer.
  private func isJoined(_ place: Int, by step: Int) -> Bool {
    guard text.indices.contains(place) else { return false }
    if text[place].isOfWord { return true }
    return Self.joins(text[place]) && text.indices.contains(place + step)
      && text[place + step].isDigit
  }
}
