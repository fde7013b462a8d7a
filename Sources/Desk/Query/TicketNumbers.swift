extension Query {
  /// A set of ticket numbers: `42`, `1-3,5`.
  package struct TicketNumbers: Hashable, Sendable {
    /// Never empty; ascending, with gaps between them.
    package let ranges: [ClosedRange<Int>]

    package init(_ ranges: [ClosedRange<Int>]) {
      var merged: [ClosedRange<Int>] = []
      for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
          merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
        } else {
          merged.append(range)
        }
      }
      self.ranges = merged
    }
  }
}

extension Query.TicketNumbers {
  /// Nil when it is not a list of numbers and ascending ranges.
  init?(_ text: String) {
    var ranges: [ClosedRange<Int>] = []
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = item.split(separator: "-", omittingEmptySubsequences: false)
      guard ends.count <= 2, let first = decimal(ends[0]), let last = decimal(ends[ends.count - 1]),
        first <= last
      else { return nil }
      ranges.append(first...last)
    }
    self.init(ranges)
  }
}

/// A number of 1 to 9 digits other than 0.
func decimal(_ text: some StringProtocol) -> Int? {
  guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
    let number = Int(text), number > 0
  else { return nil }
  return number
}
