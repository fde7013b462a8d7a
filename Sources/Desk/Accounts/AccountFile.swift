/// Accounts from a CSV file whose first line names the columns: `account`, at least one of
/// `address`, `domain` and `pattern`, perhaps `login_url`; every other column is a field.
package struct AccountFile {
  /// In the order of the file; rows of the same account are one.
  package private(set) var accounts: [Account] = []
  private var places: [String: Int] = [:]
  private var owners: [AccountPattern: (account: String, line: Int)] = [:]

  /// - Throws: all that is wrong, by line.
  package init(_ text: String) throws(FileErrors) {
    let records = try CSV(text).records
    guard let head = records.first else {
      throw FileErrors(items: [.init(1, "the file is empty; its first line names the columns")])
    }
    let columns = try AccountColumns(head)
    var errors: [FileErrors.Item] = []
    for record in records.dropFirst() {
      do {
        try take(columns.row(of: record), at: record.line)
      } catch {
        errors.append(error)
      }
    }
    guard errors.isEmpty else { throw FileErrors(items: errors) }
  }

  private mutating func take(_ row: AccountColumns.Row, at line: Int) throws(FileErrors.Item) {
    let place = places[row.account] ?? accounts.count
    if place == accounts.count {
      accounts.append(Account(name: row.account))
      places[row.account] = place
    }
    for pattern in row.patterns { try add(pattern, to: place, at: line) }
    if let url = row.loginURL {
      let known = accounts[place].loginURL
      guard known == nil || known == url else {
        throw .init(line, "account '\(row.account)' has another login_url above")
      }
      accounts[place].loginURL = url
    }
    for field in row.fields { try add(field, to: place, at: line) }
  }

  private mutating func add(
    _ pattern: AccountPattern, to place: Int, at line: Int
  ) throws(FileErrors.Item) {
    let account = accounts[place].name
    if let owner = owners[pattern] {
      guard owner.account == account else {
        throw .init(
          line, "\(pattern.key) belongs to account '\(owner.account)' in line \(owner.line)")
      }
      return
    }
    owners[pattern] = (account, line)
    accounts[place].patterns.append(pattern)
  }

  private mutating func add(
    _ field: Ticket.Field, to place: Int, at line: Int
  ) throws(FileErrors.Item) {
    guard let known = accounts[place].fields.first(where: { $0.name == field.name }) else {
      accounts[place].fields.append(field)
      return
    }
    guard known.value == field.value else {
      throw .init(line, "account '\(accounts[place].name)' has another \(field.name) above")
    }
  }
}
