/// What is set, as a file that `tickets config import` reads back.
package enum SettingExport {
  /// Values that were set, not inherited, for a queue; nil: for all.
  package struct Section: Sendable {
    let queue: String?
    let values: [SettingKey: String]

    package init(queue: String?, values: [SettingKey: String]) {
      self.queue = queue
      self.values = values
    }
  }

  /// - Parameter secrets: print them; else they are masked.
  package static func text(_ sections: [Section], secrets: Bool) -> String {
    sections.map { section in
      let head = section.queue.map { [SettingFileText.section($0)] } ?? []
      let entries = SettingKey.allCases.compactMap { key in
        section.values[key].map { value in
          SettingFileText.entry(key, secrets ? value : key.masked(value))
        }
      }
      return (head + entries).map { $0 + "\n" }.joined()
    }.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

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
