/// Why a text is no template, as one line.
package struct TemplateError: Error, Hashable, Sendable {
  /// From 1; nil when no line is to blame.
  package let line: Int?
  package let reason: String
}

extension TemplateError: CustomStringConvertible {
  package var description: String { line.map { "line \($0): \(reason)" } ?? reason }
}
