/// Plain alternatives that only say that there is HTML.
enum HTMLPlaceholder {
  static func matches(_ text: String) -> Bool {
    guard text.utf8.count <= longest else { return false }
    let lower = Array(text.lowercased().utf8)
    return sentences.contains { lower.contains($0) }
  }

  private static let longest = 500

  private static let sentences: [StaticString] = [
    "does not support html", "doesn't support html", "does not display html", "html-capable",
    "html capable", "html-enabled", "html enabled", "html email client", "html compatible",
    "view this email in html", "view this message in html", "please use an html",
    "this is an html message", "this message is in html", "this is a html",
    "your email client cannot",
    "your mail reader does not support", "your email program does not support",
    "unterstützt kein html", "keine html", "kann kein html", "im html-format",
    "ne supporte pas le html", "ne prend pas en charge le html", "no soporta html",
    "non supporta html", "não suporta html", "ondersteunt geen html",
  ]
}
