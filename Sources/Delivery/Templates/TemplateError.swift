internal import Mustache

/// Why a text is no template, as one line.
package struct TemplateError: Error, Hashable, Sendable {
  /// From 1; nil when no line is to blame.
  package let line: Int?
  package let reason: String
}

extension TemplateError: CustomStringConvertible {
  package var description: String { line.map { "line \($0): \(reason)" } ?? reason }
}

extension TemplateError {
  /// - Parameter addedLines: lines before the text that its author has not written.
  init(_ error: MustacheTemplate.ParserError, addedLines: Int) {
    line = max(1, error.context.lineNumber - addedLines)
    reason = TemplateError.reason(error.error)
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? MustacheTemplate.Error else {
      return "the text ends inside a {{tag}}"
    }
    return switch error {
    case .sectionCloseNameIncorrect: "{{/name}} closes another section than the last one opened"
    case .unfinishedName: "a {{tag}} has no }} or a name that is none"
    case .expectedSectionEnd: "a {{#section}} is not closed"
    case .invalidSetDelimiter: "{{=x y=}} names no two delimiters"
    case .transformAppliedToInheritanceSection, .illegalTokenInsideInheritSection,
      .textInsideInheritSection:
      "{{<parent}} and {{$block}} do not fit together"
    case .invalidConfigVariableSyntax, .unrecognisedConfigVariable: "{{%…}} is not understood"
    }
  }
}
