/// The charset an HTML text names itself (`<meta charset>`, `http-equiv`), for mails that name none.
enum HTMLCharset {
  static func declared(in html: [UInt8]) -> String? {
    let head = String(decoding: html.prefix(2048), as: UTF8.self).lowercased()
    guard let meta = head.firstRange(of: "<meta"),
      let mark = head[meta.upperBound...].firstRange(of: "charset=")
    else { return nil }
    let name = Charset.name(inParameter: String(head[mark.upperBound...].prefix(60)))
    // What says UTF-16 in ASCII letters is not (HTML Standard §13.2.3.3).
    return name.isEmpty || name.hasPrefix("utf-16") ? nil : name
  }
}
