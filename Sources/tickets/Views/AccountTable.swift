import Desk
import Terminal
import Text

/// Accounts, one a line: name, whose mail, login link.
struct AccountTable {
  private let accounts: [Account]

  init(_ accounts: [Account]) {
    self.accounts = accounts
  }

  func text(_ screen: Screen) -> String {
    var table = Table(
      columns: [.init(""), .init("", .leading, .flexible), .init("", .leading, .upTo(40))])
    for account in accounts {
      let patterns = account.patterns.map(\.key).joined(separator: " ")
      table.append([.init(account.name), .init(patterns), .init(account.loginURL ?? "")])
    }
    return table.lines(on: screen).map { $0 + "\n" }.joined()
  }

  /// All that is known of one.
  static func details(_ account: Account) -> String {
    let facts =
      [("account", account.name)] + account.patterns.map { ("mail from", $0.key) }
      + (account.loginURL.map { [("login", $0)] } ?? [])
      + account.fields.map { ($0.name, $0.value) }
    return facts.map { "\(Sanitizer.terminal($0)): \(Sanitizer.terminal($1))\n" }.joined()
  }
}
