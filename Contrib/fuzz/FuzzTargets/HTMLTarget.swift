import Mail

/// HTML becomes text, and what is cut of that lies within it.
func readHTML(_ html: String) {
  let text = HTMLText.plain(fromHTML: html)
  let marks = Quotation.marks(in: text)
  precondition(marks.allSatisfy { $0.range.upperBound <= text.utf8.count }, "a mark beyond it")
  _ = Quotation.visible(text, without: marks)
}
