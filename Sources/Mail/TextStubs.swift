package enum Quotation {
  package static func marks(in text: String, earlier: [String] = []) -> [Mark] { [] }
  package static func visible(_ text: String, without marks: [Mark]) -> String { text }
  package static func quoted(_ text: String, in marks: [Mark]) -> String { "" }
}
package enum SearchText { package static func segmented(_ text: String) -> String { text } }
package enum HTMLText { package static func plain(fromHTML html: String) -> String { html } }
package enum FlowedText {
  package static func unwrapped(_ text: String, deletingSpaces: Bool) -> String { text }
}
