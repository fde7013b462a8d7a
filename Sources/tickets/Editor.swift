import Desk
import Glibc
import Terminal

/// The user's editor, run as git(1) does: `$VISUAL`, else `$EDITOR`, else vi, by the shell.
struct Editor {
  private let command: String
  private let environment: [String: String]

  /// - Throws: without such a variable and without a terminal for vi.
  init(environment: [String: String] = Environment.variables) throws {
    guard let command = Editor.named(in: environment) ?? (isatty(STDIN_FILENO) == 1 ? "vi" : nil)
    else {
      throw Failure.unavailable("no terminal to edit on, and neither VISUAL nor EDITOR is set")
    }
    self.command = command
    self.environment = environment
  }

  /// What the user has chosen.
  static func named(in environment: [String: String] = Environment.variables) -> String? {
    ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty }
  }

  /// Opens `text` as a draft of its own.
  ///
  /// - Parameter suffix: of the draft's name, such as `.md`: tells the editor what it is.
  func edit<Result>(
    _ text: String, suffix: String, _ accept: (String) throws -> Result
  ) throws -> Result {
    try edit(Draft(text, suffix: suffix), accept)
  }

  /// Opens `draft` and hands what was made of it to `accept`. The draft goes when that returns, or
  /// when nothing was written; else, when the editor or `accept` fails, it stays and the error names
  /// its place.
  func edit<Result>(_ draft: Draft, _ accept: (String) throws -> Result) throws -> Result {
    do {
      try open(draft)
      let result = try accept(try draft.text())
      draft.discard()
      return result
    } catch let failure as Failure where failure.isOfReport {
      draft.discard()
      throw failure
    } catch {
      let cause = Failure(error) ?? .badData("\(error)")
      guard draft.isThere else { throw cause }
      guard isEmpty(draft, error) else { throw Failure.draftKept(path: draft.path, cause) }
      draft.discard()
      throw cause
    }
  }

  /// Whether there is nothing in it that somebody would miss.
  private func isEmpty(_ draft: Draft, _ error: any Error) -> Bool {
    if case AnswerError.nothingWritten = error { return true }
    return (try? draft.text().allSatisfy(\.isWhitespace)) ?? false
  }

  private func open(_ draft: Draft) throws {
    let process = ShellProcess(
      known + "\(command) \"$@\"", [draft.path], environment: environment)
    switch process?.wait() {
    case .exit(0): return
    case .exit(126), .exit(127), nil:
      throw Failure.unavailable("editor '\(command)' cannot be run; set VISUAL or EDITOR")
    case .exit(let status):
      throw Failure.unavailable("editor '\(command)' failed with status \(status)")
    case .signal(let signal):
      throw Failure.unavailable("editor '\(command)' died of signal \(signal)")
    }
  }

  /// The shell would complain of a program that is not there in words of its own.
  private var known: String {
    let isPlain = command.allSatisfy { $0.isLetter || $0.isNumber || " -+_./".contains($0) }
    guard isPlain, let program = command.split(separator: " ").first else { return "" }
    return "command -v \(program) >/dev/null || exit 127; "
  }
}
