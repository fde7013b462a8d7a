import Desk
import Terminal

/// One setting as it holds here.
struct SettingRow {
  let key: SettingKey
  let value: String
  /// Set here, not inherited and not the default.
  let isOwn: Bool

  /// Secrets never leave the store.
  var shown: String { key.isSecret && !value.isEmpty ? "********" : value }

  var json: JSON {
    ["format": 1, "key": .text(key.rawValue), "value": .text(shown), "set": .bool(isOwn)]
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
      let line = SafeText.line("\(row.key.rawValue) = \(row.shown)")
      return screen.palette.paint(line, row.isOwn ? [] : [.dim]) + "\n"
    }.joined()
  }
}
