/// What an edited file changes of the values it was made from.
package enum SettingChanges {
  /// The new value of each setting that differs; nil: it is to be unset. A masked secret is no
  /// change.
  package static func between(
    _ before: [SettingKey: String], _ after: [SettingKey: String?]
  ) -> [SettingKey: String?] {
    var changes: [SettingKey: String?] = [:]
    for key in SettingKey.allCases {
      switch after[key] {
      case .none where before[key] != nil: changes[key] = .some(nil)
      case .some(.some(let value)) where value != before[key]: changes[key] = value
      default: break
      }
    }
    return changes
  }
}
