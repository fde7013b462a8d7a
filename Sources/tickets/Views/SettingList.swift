import Desk
import Terminal
import Text

/// One setting as it holds here.
struct SettingRow {
  let key: SettingKey
  let value: String
  /// Set here, not inherited and not the default.
  let isOwn: Bool

  /// Secrets never leave the store.
  var shown: String { key.masked(value) }

  /// Of a text of several lines the first.
  var firstLine: String {
    let lines = shown.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    return lines.count > 1 ? lines[0] + " …" : shown
  }

  var json: JSON { json(named: key.rawValue) }

  /// - Parameter name: the key or its alias, whichever was asked for.
  func json(named name: String) -> JSON {
    [
      "format": 1, "key": .text(name), "alias": .optional(key.alias), "value": .text(shown),
      "set": .bool(isOwn),
    ]
  }
}

/// Settings as `key = value`; those that are only inherited or standard are dim.
struct SettingList {
  private let rows: [SettingRow]

  init(_ rows: [SettingRow]) {
    self.rows = rows
  }

  func text(_ screen: Screen) -> String {
    rows.map { row in
      let line = Sanitizer.terminal("\(row.key.rawValue) = \(row.firstLine)")
      return screen.palette.paint(line, row.isOwn ? [] : [.dim]) + "\n"
    }.joined()
  }
}
