import ArgumentParser

/// In a list of words that may begin with `-`, such as a query, a misspelt option is one of them.
enum UnknownOption {
  /// - Throws: for a word that begins with `--`, unless a `--` stands before it.
  static func refuse(in words: [String]) throws {
    guard let option = words.prefix(while: { $0 != "--" }).first(where: { $0.hasPrefix("--") })
    else { return }
    throw ValidationError("there is no option '\(option)'; behind -- it is a word like others")
  }
}
