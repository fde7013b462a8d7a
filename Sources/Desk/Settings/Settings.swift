/// The settings that hold in one queue: its own values before the global ones before the defaults.
package struct Settings: Hashable, Sendable {
  private let values: [SettingKey: String]

  package init(global: [SettingKey: String] = [:], queue: [SettingKey: String] = [:]) {
    let own = queue.filter { $0.key.isPerQueue }
    values = global.merging(own) { _, queue in queue }
  }

  /// The text of a value; empty when there is none.
  package subscript(key: SettingKey) -> String {
    values[key] ?? key.standard
  }
}
