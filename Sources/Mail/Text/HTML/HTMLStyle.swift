internal import CGumbo

/// The part of an element's looks that decides whether and how its text is read.
struct HTMLStyle {
  /// The style attribute, lower case and without blanks.
  private let declarations: [UInt8]
  let isHidden: Bool
  let keepsSpace: Bool

  init(_ node: UnsafePointer<GumboNode>) {
    declarations = Self.normalized(node.attribute("style"))
    isHidden =
      declarations.contains("display:none") || declarations.contains("visibility:hidden")
      || node.attribute("hidden") != nil
    keepsSpace = declarations.contains("white-space:pre")
  }

  private static func normalized(_ style: UnsafeBufferPointer<UInt8>?) -> [UInt8] {
    guard let style else { return [] }
    return style.lazy.filter { $0 > 0x20 }.map(\.asciiLowercased)
  }

  /// Outlook writes each line as a paragraph without margin.
  func hasMargin(of node: UnsafePointer<GumboNode>) -> Bool {
    let isOutlooks = node.attribute("class").map { $0.contains("Mso") } ?? false
    return !isOutlooks && !declarations.contains("margin:0")
      && !declarations.contains("margin-bottom:0")
  }

  /// What Gmail's button for more indentation makes: a block quote that quotes nobody.
  func isIndentation(of node: UnsafePointer<GumboNode>) -> Bool {
    declarations.contains("border:none") && node.attribute("type") == nil
      && node.attribute("cite") == nil && node.attribute("class") == nil
  }

  /// The line Outlook draws above the header of the mail it quotes.
  var isOutlookHeaderBorder: Bool {
    declarations.starts(with: "border:none;border-top:solid".utf8)
      && declarations.contains("padding:3.0pt0")
  }
}
