/// What was meant by a word that is mistyped.
package enum Spelling {
  /// The word that differs least from what was typed, if it differs by two letters at most and
  /// not in most of them.
  package static func nearest(to typed: String, of words: [String]) -> String? {
    guard typed.utf8.count <= 20 else { return nil }
    let typed = typed.lowercased()
    let best = words.map { (word: $0, distance: distance(typed, $0)) }
      .min { $0.distance < $1.distance }
    guard let best, best.distance <= 2, best.distance * 2 <= best.word.count else { return nil }
    return best.word
  }

  /// Letters to insert, delete, replace, or swap with a neighbour.
  package static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    var rows = [Array(0...b.count)]
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(row[j], rows[i][j + 1]) + 1
        least = min(least, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          least = min(least, rows[i - 1][j - 1] + 1)
        }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
