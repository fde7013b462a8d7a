/// What rows of an index have in common with a question.
package struct TermOverlap: Sendable {
  private struct Share {
    var terms = 0
    var value = 0.0
  }

  private var shares: [Int: Share] = [:]
  private let needed: Int

  /// - Parameter isSingle: the question has but one term.
  package init(isSingle: Bool) {
    needed = isSingle ? 1 : 2
  }

  package mutating func add(_ term: DistinctiveTerms.Term, in rows: [Int]) {
    for row in rows {
      shares[row, default: Share()].terms += 1
      shares[row, default: Share()].value += term.value
    }
  }

  /// One term in common is chance, unless the question has no other.
  package func isEnough(for row: Int) -> Bool { (shares[row]?.terms ?? 0) >= needed }

  /// Of some rows those that have at least half as much in common with the question as the one that
  /// has most.
  package func nearBest(_ rows: [Int]) -> Set<Int> {
    let best = rows.compactMap { shares[$0]?.value }.max() ?? 0
    return Set(rows.filter { 2 * (shares[$0]?.value ?? 0) >= best })
  }
}
