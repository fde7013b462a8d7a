/// HTML mail as the text a reader would see.
package enum HTMLText {
  /// The visible text of `html`, with LF line ends and none after the last line. Links show their
  /// targets where these differ from the text, quotes are `> ` lines, rows of a table are lines.
  /// Empty when nothing in it is text.
  package static func plain(fromHTML html: String) -> String {
    guard !html.isEmpty else { return "" }
    var html = html
    return html.withUTF8 { bytes in
      guard let tree = HTMLTree(bytes) else { return TagStripper.text(bytes) }
      var renderer = HTMLRenderer()
      tree.walk(&renderer)
      return renderer.text
    }
  }
}
