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
    let charset = leaf.object.parameter("charset") ?? (isHTML ? LeafText.metaCharset(bytes) : nil)
    let decoded = Charset.decode(bytes.withoutByteOrderMark, declared: charset)
    return Decoded(
      text: rendered(decoded.text.withLineFeeds, leaf.object), files: files,
      defects: decoded.defect.map { [$0] } ?? [])
  }

  /// `<meta charset=…>`, also in its http-equiv form, within the bytes browsers look at.
  private static func metaCharset(_ html: [UInt8]) -> String? {
    let start = String(decoding: html.prefix(1_024), as: UTF8.self).lowercased()
    guard let meta = start.firstRange(of: "<meta"),
      let name = start[meta.upperBound...].firstRange(of: "charset=")
    else { return nil }
    let value = start[name.upperBound...].drop { $0 == "\"" || $0 == "'" }
      .prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    return value.isEmpty ? nil : String(value)
  }

  private func rendered(_ text: String, _ object: MimeTree.Object) -> String {
    if object.contentType == "text/html" { return HTMLText.plain(fromHTML: text) }
    guard object.parameter("format")?.lowercased() == "flowed" else { return text }
    return FlowedText.unwrapped(
      text, deletingSpaces: object.parameter("delsp")?.lowercased() == "yes")
  }
}

extension [UInt8] {
  /// Notepad begins UTF-8 with U+FEFF.
  fileprivate var withoutByteOrderMark: [UInt8] {
    starts(with: [0xEF, 0xBB, 0xBF]) ? Array(dropFirst(3)) : self
  }
}
