internal import CGumbo

/// The names by which mail programs mark the earlier mail in their HTML.
enum HTMLQuoteMark {
  /// Nil for a block of new text. Marks that always come with a `<blockquote>` inside (gmail_quote,
  /// protonmail_quote, moz-cite-prefix) need no mention.
  static func role(of node: UnsafePointer<GumboNode>, _ style: HTMLStyle) -> HTMLRole? {
    if style.isOutlookHeaderBorder { return .earlierMail }
    for name in ["id", "class", "data-marker"] as [StaticString] {
      guard let value = node.attribute(name) else { continue }
      if quotes.contains(where: value.contains) { return .quote }
      if headers.contains(where: value.contains) { return .earlierMail }
    }
    return nil
  }

  static let names = (quotes + headers).map(\.description)

  /// The whole block is earlier mail: Yahoo, Zimbra, Newton.
  private static let quotes: [StaticString] = ["yahoo_quoted", "__QUOTED_TEXT__", "cm_quote"]

  /// The block begins earlier mail that does not end with it: Outlook on the web and on phones.
  /// Outlook prefixes the names with `x_` when it quotes them, hence containment.
  private static let headers: [StaticString] = [
    "divRplyFwdMsg", "mail-editor-reference-message-container",
    "ms-outlook-mobile-reference-message",
    "x_OutlookMessageHeader", "OutlookMessageHeader",
  ]
}
