/// The settings that hold in one queue: its own values before the global ones before the defaults.
package struct Settings: Hashable, Sendable {
  /// The first with a key counts. No dictionary: a delivery asks for few keys, once each.
  private let values: [Value]

  package struct Value: Hashable, Sendable {
    package var key: SettingKey
    package var text: String

    package init(key: SettingKey, text: String) {
      self.key = key
      self.text = text
    }
  }

  package init(global: [Value], queue: [Value]) {
    values = queue.filter(\.key.isPerQueue) + global
  }

  package init(global: [SettingKey: String] = [:], queue: [SettingKey: String] = [:]) {
    self.init(global: global.map(Value.init), queue: queue.map(Value.init))
  }

  /// The text of a value; empty when there is none.
  package subscript(key: SettingKey) -> String {
    values.first { $0.key == key }?.text ?? key.standard
  }
}
