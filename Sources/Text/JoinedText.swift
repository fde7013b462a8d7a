extension [String] {
  /// What `joined(separator:)` gives. That one first looks up how to walk through any collection at
  /// all, which costs a delivery more than the joining (Contrib/bench, instructions).
  package func text(separatedBy separator: String) -> String {
    guard var text = first else { return "" }
    for next in dropFirst() {
      text += separator
      text += next
    }
    return text
  }
}
