/// A Mustache template (mustache(5)) of plain text: values are put in as they are, never escaped for
/// HTML and never read as Mustache themselves. Values are texts, so a section is shown or left out;
/// there are no lists, and a partial is empty.
///
/// Ours, since the library for it brings Foundation and its 34 MB of ICU into every delivery.
package struct Template: Sendable {
  private let nodes: [TemplateNode]

  /// - Throws: `TemplateError` with the line on which the text ceases to be Mustache.
  package init(_ text: String) throws(TemplateError) {
    nodes = try TemplateParser.nodes(of: text)
  }

  /// - Parameter values: by the names of `Placeholder`. Missing and empty ones are the same: nothing
  ///   is written, and a section of that name is left out.
  package func render(_ values: [String: String]) -> String {
    var text = ""
    TemplateNode.render(nodes, values, into: &text)
    return text
  }

  /// The names the template asks for, in sections and between them.
  package var names: Set<String> { TemplateNode.names(in: nodes) }
}

/// What a template is made of.
enum TemplateNode: Hashable, Sendable {
  case text(String)
  case value(String)
  case section(String, isInverted: Bool, [TemplateNode])

  static func render(
    _ nodes: [TemplateNode], _ values: [String: String], into text: inout String
  ) {
    for node in nodes {
      switch node {
      case .text(let own): text += own
      case .value(let name): text += values[name] ?? ""
      case .section(let name, let isInverted, let nodes):
        let isEmpty = values[name]?.isEmpty ?? true
        if isEmpty == isInverted { render(nodes, values, into: &text) }
      }
    }
  }

  /// Of `a.b` it is `a`; `.` alone names nothing.
  static func names(in nodes: [TemplateNode]) -> Set<String> {
    func own(_ name: String) -> [String] { name.split(separator: ".").prefix(1).map(String.init) }
    return nodes.reduce(into: []) { names, node in
      switch node {
      case .text: break
      case .value(let name): names.formUnion(own(name))
      case .section(let name, _, let nodes):
        names.formUnion(own(name) + TemplateNode.names(in: nodes))
      }
    }
  }
}
