import Desk

extension Failure {
  /// All that is wrong with a file, or with a draft, which has no name.
  init(_ errors: FileErrors, in path: String?) {
    let place = path.map { $0 == "-" ? "standard input: " : $0 + ": " } ?? ""
    let lines = errors.items.map { "\(place)\($0)" }.joined(separator: "\n")
    self = .badData(lines + "; nothing was changed")
  }
}
