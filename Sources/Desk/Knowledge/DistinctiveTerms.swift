import Glibc

/// The terms of a question that tell most: rare in what is searched, and there at all.
package struct DistinctiveTerms: Sendable {
  /// A term looked up.
  package struct Found: Sendable {
    /// As the index is asked for it.
    package let match: String
    package let weight: Double
    /// Rows that have it, as far as they were counted.
    package let count: Int

    package init(match: String, weight: Double, count: Int) {
      self.match = match
      self.weight = weight
      self.count = count
    }
  }

  package struct Term: Sendable {
    package let match: String
    /// Inverse document frequency, times what the customer makes of the term.
    package let value: Double
  }

  /// The most telling first.
  package let terms: [Term]
  /// Whether the question has but one term.
  package let isSingle: Bool

  static let most = 16
  /// What ranking costs grows with the rows it has to look at.
  static let mostRows = 8000

  /// - Parameters:
  ///   - total: rows of the index.
  ///   - common: a term in so many rows tells nothing.
  package init(_ found: [Found], of total: Int, common: Int) {
    let telling = found.filter { $0.count > 0 && $0.count < common }
      .map { (term: DistinctiveTerms.term($0, of: total), count: $0.count) }
      .sorted { $0.term.value > $1.term.value }
    var terms: [Term] = []
    var rows = 0
    for (term, count) in telling.prefix(DistinctiveTerms.most) {
      rows += count
      guard rows <= DistinctiveTerms.mostRows else { break }
      terms.append(term)
    }
    self.terms = terms
    isSingle = found.count == 1
  }

  private static func term(_ found: Found, of total: Int) -> Term {
    let frequency = (Double(found.count) + 0.5) / Double(total + 1)
    return Term(match: found.match, value: -found.weight * log(frequency))
  }
}
