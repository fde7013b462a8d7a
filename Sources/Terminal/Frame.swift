/// Text cut to the height of a screen, with a line at its foot.
package struct Frame: Hashable, Sendable {
  package let lines: [String]

  /// - Parameters:
  ///   - height: of the screen, in lines.
  ///   - more: words the line that stands for those that do not fit.
  package init(_ text: [String], height: Int, foot: String, more: (Int) -> String) {
    let room = max(1, height - 1)
    if text.count <= room {
      lines = text + Array(repeating: "", count: room - text.count) + [foot]
    } else {
      lines = text.prefix(room - 1) + [more(text.count - room + 1), foot]
    }
  }
}
