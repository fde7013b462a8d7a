import Glibc

/// What an import had filed before its parser died of a mail and it began anew, left in the
/// environment by this same process: see ParserRestart.
enum EarlierImport {
  private static let variable = "TICKETS_IMPORT_SO_FAR"

  static func remember(_ summary: MailImport.Summary) {
    setenv(variable, "\(getpid()) \(summary.filed) \(summary.tickets)", 1)
  }

  /// Mails and tickets; nil for the first beginning.
  static var found: (filed: Int, tickets: Int)? {
    guard let text = getenv(variable).map({ String(cString: $0) }) else { return nil }
    let numbers = text.split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 3, numbers[0] == Int(getpid()) else { return nil }
    return (numbers[1], numbers[2])
  }
}
