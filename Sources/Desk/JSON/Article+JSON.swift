extension Article {
  /// The article object of `kb`, documented in tickets(1).
  package var json: JSON {
    [
      "format": 1,
      "article": .number(number),
      "base": .text(base),
      "title": .text(content.title),
      "url": .optional(content.url),
      "text": .text(content.text),
      "updated": .time(updated),
    ]
  }
}
