import Glibc

/// A text that is wanted from the user: said on the command line, else in the file that was named,
/// else whatever is piped in, else written in the editor.
struct NewText {
  /// Paragraphs of the command line.
  var said: [String] = []
  var file: String?

  /// Nil when it is to be written in the editor: nothing was given, and standard input is a terminal
  /// or has nothing to say.
  func given() throws -> String? {
    if !said.isEmpty { return said.joined(separator: "\n\n") }
    if let file { return try TextFile.read(file) }
    if isatty(STDIN_FILENO) == 1 { return nil }
    let text = try TextFile.read("-")
    return text.allSatisfy(\.isWhitespace) && Editor.named() != nil ? nil : text
  }

  /// - Parameter suffix: of the draft's name.
  func read<Result>(suffix: String, _ accept: (String) throws -> Result) throws -> Result {
    guard let given = try given() else {
      return try Editor().edit("", suffix: suffix, accept)
    }
    return try accept(given)
  }
}
