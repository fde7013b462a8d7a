import Glibc

/// The terms of a question that tell most: rare in what is searched, and there at all.
package struct TellingTerms: Sendable {
  /// A term looked up.
  package struct Found: Sendable {
    /// As the index is asked for it.
    package let match: String
    package let weight: Double
    package let rows: [Int]

    package init(match: String, weight: Double, rows: [Int]) {
      self.match = match
      self.weight = weight
      self.rows = rows
    }
  }

  package let matches: [String]
  private var support: [Int: Support] = [:]
  private let needed: Int

  /// What a row has of the terms.
  private struct Support {
    var terms = 0
    var value = 0.0
  }

  static let most = 16
  /// What ranking costs grows with the rows it has to look at.
  static let mostRows = 8000

  /// - Parameters:
  ///   - total: rows of the index.
  ///   - common: a term in so many rows tells nothing.
  package init(_ found: [Found], of total: Int, common: Int) {
    let telling = found.filter { !$0.rows.isEmpty && $0.rows.count < common }
      .map { (term: $0, value: TellingTerms.value($0, of: total)) }
      .sorted { $0.value > $1.value }
    var matches: [String] = []
    var rows = 0
    for (term, value) in telling.prefix(TellingTerms.most) {
      rows += term.rows.count
      guard rows <= TellingTerms.mostRows else { break }
      matches.append(term.match)
      for row in term.rows {
        support[row, default: Support()].terms += 1
        support[row, default: Support()].value += value
      }
    }
    self.matches = matches
    needed = min(2, found.count)
  }

  /// Inverse document frequency, times what the customer makes of the term.
  private static func value(_ found: Found, of total: Int) -> Double {
    found.weight * log(Double(total + 1) / (Double(found.rows.count) + 0.5))
  }

  /// One term in common is chance, unless the question has no other.
  package func isSupported(_ row: Int) -> Bool { (support[row]?.terms ?? 0) >= needed }

  /// Of rows in their order those that have at least half as much in common with the question as
  /// the one that has most.
  package func nearBest(_ rows: [Int]) -> Set<Int> {
    let best = rows.compactMap { support[$0]?.value }.max() ?? 0
    return Set(rows.filter { 2 * (support[$0]?.value ?? 0) >= best })
  }
}
