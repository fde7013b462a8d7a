internal import Text

/// Rows in columns that line up. Every text is made safe and put on one line.
package struct Table: Sendable {
  package struct Column: Sendable {
    package var title: String
    package var alignment: Alignment
    package var extent: Extent

    package init(_ title: String, _ alignment: Alignment = .leading, _ extent: Extent = .whole) {
      self.title = title
      self.alignment = alignment
      self.extent = extent
    }
  }

  /// How wide a column may be where the width is limited.
  package enum Extent: Hashable, Sendable {
    /// Never cut.
    case whole
    case upTo(Int)
    /// Takes what the others leave.
    case flexible
  }

  package struct Cell: Sendable {
    package let text: String
    package var styles: [Style]
    let width: Int

    package init(_ text: String, _ styles: Style...) {
      self.init(text, styles: styles)
    }

    package init(_ text: String, styles: [Style]) {
      self.text = Sanitizer.terminal(text)
      self.styles = styles
      width = self.text.cellWidth
    }
  }

  package var columns: [Column]
  package private(set) var rows: [[Cell]] = []

  private static let gap = "  "

  package init(columns: [Column]) {
    self.columns = columns
  }

  /// One cell for each column; missing ones at the end are empty.
  package mutating func append(_ row: [Cell]) {
    rows.append(row)
  }

  /// A line for the titles, unless all are empty, and one for each row, none wider than the
  /// screen as long as the columns that are never cut leave room.
  package func lines(on screen: Screen) -> [String] {
    let titles = columns.map { Cell($0.title, .bold) }
    let shown = (titles.contains { !$0.text.isEmpty } ? [titles] : []) + rows
    let widths = ColumnWidths(natural: naturalWidths(of: shown), extents: columns.map(\.extent))
      .fitting(screen.width, gap: Table.gap.count)
    return shown.map { line($0, widths, screen.palette) }
  }

  private func naturalWidths(of rows: [[Cell]]) -> [Int] {
    columns.indices.map { column in
      rows.reduce(0) { max($0, column < $1.count ? $1[column].width : 0) }
    }
  }

  private func line(_ row: [Cell], _ widths: [Int], _ palette: Palette) -> String {
    var line = ""
    var blanks = 0
    for (column, cell) in zip(columns.indices, row) {
      if column > 0 { blanks += Table.gap.count }
      let fits = cell.width <= widths[column]
      let text = fits ? cell.text : cell.text.truncated(toCells: widths[column])
      let rest = max(0, widths[column] - (fits ? cell.width : text.cellWidth))
      if columns[column].alignment == .trailing { blanks += rest }
      if !text.isEmpty {
        line += String(repeating: " ", count: blanks) + palette.paint(text, cell.styles)
        blanks = 0
      }
      if columns[column].alignment == .leading { blanks += rest }
    }
    return line
  }
}
