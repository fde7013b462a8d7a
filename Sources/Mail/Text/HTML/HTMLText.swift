/// HTML mail as the text a reader would see.
package enum HTMLText {
  /// The visible text of `html`, with LF line ends and none after the last line. Links show their
  /// targets where these differ from the text, quotes are `> ` lines, rows of a table are lines.
  /// Empty when nothing in it is text.
  package static func plain(fromHTML html: String) -> String {
    var budget = WorkBudget(ParserLimits.standard.work)
    return plain(fromHTML: html, most: ParserLimits.standard.textBytes, &budget).text
  }

  /// - Parameter most: bytes of text.
  static func plain(
    fromHTML html: String, most: Int, _ budget: inout WorkBudget,
    pictures: HTMLRenderer.Pictures = .described
  ) -> (text: String, defect: Defect?) {
    guard !html.isEmpty else { return ("", nil) }
    var html = html
    return html.withUTF8 { bytes in
      var renderer = HTMLRenderer(most: most, pictures: pictures)
      let affordable = min(budget.left, bytes.count * mostStepsOfByte)
      if let steps = HTMLTreeCost.steps(bytes, most: affordable), budget.spend(steps),
        HTMLTree.walk(bytes, with: &renderer)
      {
        return (renderer.text, renderer.isFull ? .textTooLong : nil)
      }
      let read = budget.spend(upTo: bytes.count, times: WorkBudget.Cost.text)
      return (TagStripper.text(UnsafeBufferPointer(rebasing: bytes[..<read])), .htmlTooDeep)
    }
  }

  /// So that the tree of a document costs what its length does. Enough for some 250 elements in each
  /// other around all of the text; browsers end at 512.
  private static let mostStepsOfByte = 16
}
