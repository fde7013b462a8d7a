import CGMime

/// The text of a body leaf: charset, format=flowed, HTML, and uuencoded files taken out.
struct LeafText {
  let bounds: Bounds

  struct Decoded {
    var text: String
    var files: [Uuencode.File]
    var defects: [Defect]
  }

  func text(_ object: MimeTree.Object) -> String {
    read(MimeTree.Leaf(object: object, kind: .part, enclosing: nil)).text
  }

  func read(_ leaf: MimeTree.Leaf) -> Decoded {
    var bytes: [UInt8] = []
    leaf.readContent { chunk in
      if bytes.count < bounds.textBytes { bytes += chunk }
    }
    let isHTML = leaf.object.contentType == "text/html"
    let files = isHTML ? [] : Uuencode.files(in: bytes, most: bounds.uuencodedFiles)
    if !files.isEmpty { bytes = Uuencode.removing(files, from: bytes) }
    let decoded = Charset.decode(bytes, declared: leaf.object.parameter("charset"))
    return Decoded(
      text: rendered(decoded.text.withLineFeeds, leaf.object), files: files,
      defects: decoded.defect.map { [$0] } ?? [])
  }

  private func rendered(_ text: String, _ object: MimeTree.Object) -> String {
    if object.contentType == "text/html" { return HTMLText.plain(fromHTML: text) }
    guard object.parameter("format")?.lowercased() == "flowed" else { return text }
    return FlowedText.unwrapped(
      text, deletingSpaces: object.parameter("delsp")?.lowercased() == "yes")
  }
}
