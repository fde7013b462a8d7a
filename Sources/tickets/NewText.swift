import Glibc

/// A text that is wanted from the user: from the file that was named, else from whatever is piped
/// in, else from the editor.
struct NewText {
  let file: String?
  /// Of the draft's name.
  let suffix: String

  func read<Result>(_ accept: (String) throws -> Result) throws -> Result {
    guard let file = file ?? (isatty(STDIN_FILENO) == 1 ? nil : "-") else {
      return try Editor().edit("", suffix: suffix, accept)
    }
    return try accept(try TextFile.read(file))
  }
}
