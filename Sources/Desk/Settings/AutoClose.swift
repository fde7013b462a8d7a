/// When an answered ticket closes by itself: the setting `autoclose-days`.
package enum AutoClose: Hashable, Sendable {
  /// `-1`: it stays answered.
  case never
  /// Empty, or `0`.
  case atOnce
  /// After our last human answer.
  case days(Int)

  package init?(_ text: String) {
    switch Int(text) {
    case nil where text.isEmpty: self = .atOnce
    case nil: return nil
    case .some(-1): self = .never
    case .some(0): self = .atOnce
    case .some(let days) where (1...36_500).contains(days): self = .days(days)
    case .some: return nil
    }
  }

  var text: String {
    switch self {
    case .never: "-1"
    case .atOnce: "0"
    case .days(let days): String(days)
    }
  }
}
