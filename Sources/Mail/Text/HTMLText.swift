/// HTML mail as the text a reader would see.
package enum HTMLText {
  /// The visible text of `html`, with LF line ends and none after the last line. Links show their
  /// targets where these differ from the text, quotes are `> ` lines, rows of a table are lines.
  /// Empty when nothing in it is text.
  package static func plain(fromHTML html: String) -> String {
    guard !html.isEmpty else { return "" }
    var html = html
    return html.withUTF8 { bytes in
      var renderer = HTMLRenderer()
      let isRead = HTMLTree.walk(bytes, with: &renderer)
      return isRead ? renderer.text : TagStripper.text(bytes)
    }
  }
}
