internal import Desk

extension Queue {
  /// A notice's text. A template that another program has broken stops nothing.
  func text(_ name: TemplateName, _ values: [String: String]) throws -> String {
    let own = try? Template(settings.template(name))
    return try (own ?? Template(name.standard)).render(values)
  }
}
