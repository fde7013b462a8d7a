internal import CLinux
internal import CParserGuard
import Glibc

/// An import goes on by itself when its parser dies of a mail: the program begins anew in the same
/// process, finds all that was filed, and takes that mail unread.
package enum ImportRestart {
  /// What was filed before it, left in the environment by this same process.
  private static let variable = "TICKETS_IMPORT_SO_FAR"

  package static func prepare() {
    parser_guard_restart(linux_command_line())
  }

  static func remember(_ summary: MailImport.Summary) {
    setenv(variable, "\(getpid()) \(summary.filed) \(summary.tickets)", 1)
  }

  /// Mails and tickets; nil for the first beginning.
  static var earlier: (filed: Int, tickets: Int)? {
    guard let text = getenv(variable).map({ String(cString: $0) }) else { return nil }
    let numbers = text.split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 3, numbers[0] == Int(getpid()) else { return nil }
    return (numbers[1], numbers[2])
  }
}
