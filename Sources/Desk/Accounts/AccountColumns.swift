internal import Text

/// What the columns of a file of accounts mean.
struct AccountColumns {
  struct Row {
    var account = ""
    var patterns: [AccountPattern] = []
    var loginURL: String?
    /// Without those whose value is empty.
    var fields: [Ticket.Field] = []
  }

  private enum Column: Hashable {
    case account, address, domain, pattern, loginURL
    case field(String)

    init(_ title: String) {
      switch title.lowercased() {
      case "account": self = .account
      case "address": self = .address
      case "domain": self = .domain
      case "pattern": self = .pattern
      case "login_url": self = .loginURL
      default: self = .field(title)
      }
    }
  }

  private let columns: [Column]

  init(_ head: CSV.Record) throws(FileErrors) {
    let titles = head.fields.map(\.trimmed)
    columns = titles.map(Column.init)
    var faults: [String] = []
    if !columns.contains(.account) { faults.append("there is no column 'account'") }
    if Set(columns).isDisjoint(with: [.address, .domain, .pattern]) {
      faults.append("there is no column 'address', 'domain' or 'pattern'")
    }
    if Set(columns).count < columns.count { faults.append("two columns have the same name") }
    if titles.contains(where: { $0.isEmpty || !SettingText.isLine($0) }) {
      faults.append("a column has no name of printable text")
    }
    guard faults.isEmpty else {
      throw FileErrors(items: faults.map { FileErrors.Item(head.line, $0) })
    }
  }

  func row(of record: CSV.Record) throws(FileErrors.Item) -> Row {
    guard record.fields.count == columns.count else {
      throw .init(
        record.line, "\(record.fields.count) values for \(columns.count) columns")
    }
    var row = Row()
    for (column, text) in zip(columns, record.fields) where !text.trimmed.isEmpty {
      try AccountColumns.add(text.trimmed, of: column, to: &row, at: record.line)
    }
    guard !row.account.isEmpty else { throw .init(record.line, "no account") }
    guard !row.patterns.isEmpty else { throw .init(record.line, "no address and no domain") }
    return row
  }

  private static func add(
    _ text: String, of column: Column, to row: inout Row, at line: Int
  ) throws(FileErrors.Item) {
    func refuse(_ expected: String) -> FileErrors.Item {
      .init(line, "'\(Sanitizer.excerpt(text))' is not \(expected)")
    }
    guard SettingText.isLine(text) else { throw refuse("one line without control characters") }
    switch (column, AccountPattern(text)) {
    case (.address, .address(let address)?), (.pattern, .address(let address)?):
      row.patterns.append(.address(address))
    case (.domain, .domain(let domain)?), (.pattern, .domain(let domain)?):
      row.patterns.append(.domain(domain))
    case (.address, _): throw refuse("an address")
    case (.domain, _): throw refuse("a domain")
    case (.pattern, _): throw refuse("an address or a domain")
    case (.account, _): row.account = text
    case (.loginURL, _):
      guard WebLink.isValid(text) else { throw refuse("an http or https URL") }
      row.loginURL = text
    case (.field(let name), _): row.fields.append(Ticket.Field(name: name, value: text))
    }
  }
}
