/// Shares the width of a line out among columns.
struct ColumnWidths {
  /// The widest text of each column.
  var natural: [Int]
  var extents: [Table.Extent]

  /// Below this a column says nothing any more.
  private static let narrowest = 4

  /// One width for each column; the natural ones when there is no limit.
  func fitting(_ limit: Int?, gap: Int) -> [Int] {
    guard let limit else { return natural }
    var widths = zip(natural, extents).map { width, extent in
      switch extent {
      case .whole: width
      case .upTo(let most): min(width, most)
      case .flexible: min(width, limit)
      }
    }
    var excess = widths.reduce(0, +) + gap * max(0, widths.count - 1) - limit
    let flexible = extents.indices.filter { extents[$0] == .flexible }
    let limited = extents.indices.filter { extents[$0] != .flexible && extents[$0] != .whole }
    for cuttable in [flexible, limited] {
      while excess > 0, let widest = cuttable.max(by: { widths[$0] < widths[$1] }),
        widths[widest] > ColumnWidths.narrowest
      {
        widths[widest] -= 1
        excess -= 1
      }
    }
    return widths
  }
}
