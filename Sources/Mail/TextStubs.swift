package enum Quotation {
  package static func marks(in text: String, earlier: [String] = []) -> [Mark] { [] }
  package static func visible(_ text: String, without marks: [Mark]) -> String { text }
  package static func quoted(_ text: String, in marks: [Mark]) -> String { "" }
}
