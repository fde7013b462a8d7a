internal import Desk

extension Template {
  /// A template of a person's, checked whole: a name that nothing is put in for can only be a
  /// mistake.
  package static func check(_ text: String) throws(TemplateError) {
    let known = Placeholder.allCases.map(\.rawValue)
    guard let unknown = try Template(text).names.subtracting(known).min() else { return }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = lines.firstIndex { $0.contains("{{") && $0.contains(unknown) }
    throw TemplateError(
      line: line.map { $0 + 1 },
      reason: "there is no {{\(unknown)}}; the names are \(known.joined(separator: ", "))")
  }

  /// Also that an answer in it says what its author wrote, whatever else is known of the ticket.
  static func checkAnswer(_ template: String) throws(TemplateError) {
    try check(template)
    let text = "what was written"
    guard try !Template(template).render([Placeholder.text.rawValue: text]).contains(text) else {
      return
    }
    throw TemplateError(line: nil, reason: "without {{text}} answers would be empty")
  }
}
