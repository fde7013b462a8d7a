internal import Text

/// Where the rest of a wider column goes.
package enum Alignment: Hashable, Sendable {
  case leading, trailing
}

extension String {
  /// Filled up with blanks; a longer text is left as it is.
  package func padded(toCells cells: Int, _ alignment: Alignment = .leading) -> String {
    let blanks = String(repeating: " ", count: max(0, cells - cellWidth))
    return alignment == .leading ? self + blanks : blanks + self
  }

  /// As many whole characters as fit, with `…` where something was cut off. Never wider than
  /// `cells`; one cell less where a wide character would have to be split.
  package func truncated(toCells cells: Int) -> String {
    var width = 0
    var cut = startIndex
    for index in indices {
      width += self[index].cellWidth
      if width < cells { cut = self.index(after: index) }
      if width > cells {
        return cells > 0 ? (self[..<cut] + "…").endingLeftToRight : ""
      }
    }
    return self
  }
}
