internal import Desk
internal import Mustache

/// A Mustache template (mustache(5)) of plain text: values are put in as they are, never escaped for
/// HTML and never read as Mustache themselves.
package struct Template: Sendable {
  private let template: MustacheTemplate

  /// HTML is what Mustache takes a template for unless it is told.
  private static let plainText = "{{% CONTENT_TYPE:TEXT}}\n"

  /// - Throws: `TemplateError` with the line on which the text ceases to be Mustache.
  package init(_ text: String) throws(TemplateError) {
    do {
      template = try MustacheTemplate(string: Template.plainText + text)
    } catch let error as MustacheTemplate.ParserError {
      throw TemplateError(error, addedLines: 1)
    } catch {
      throw TemplateError(line: nil, reason: "it cannot be read")
    }
  }

  /// - Parameter values: by the names of `Placeholder`. Missing and empty ones are the same: nothing
  ///   is written, and a section of that name is left out.
  package func render(_ values: [String: String]) -> String {
    template.render(TemplateValues(values: values))
  }

  /// The names the template asks for, in sections and between them.
  package var names: Set<String> {
    let filled = NameRecorder(answer: "x")
    let empty = NameRecorder(answer: nil)
    for recorder in [filled, empty] { _ = template.render(recorder) }
    return filled.names.union(empty.names)
  }
}

private struct TemplateValues: MustacheParent, MustacheCustomRenderable {
  let values: [String: String]

  func child(named name: String) -> Any? {
    values[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// `{{.}}` names no value.
  var renderText: String { "" }
  var isNull: Bool { false }
}

/// Answers every question alike and remembers it.
private final class NameRecorder: MustacheParent, MustacheCustomRenderable {
  private(set) var names: Set<String> = []
  private let answer: String?

  init(answer: String?) { self.answer = answer }

  func child(named name: String) -> Any? {
    names.insert(name)
    return answer
  }

  var renderText: String { "" }
  var isNull: Bool { false }
}
