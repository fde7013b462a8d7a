package import Desk

/// What a person types as a setting's value, checked whole: the module Desk cannot read Mustache.
package enum SettingCheck {
  /// The canonical form of a value.
  package static func value(_ key: SettingKey, _ text: String) throws(SettingError) -> String {
    let value = try key.checked(text)
    guard TemplateName.allCases.contains(where: { $0.key == key }) else { return value }
    try check(try names(in: value, key), key, value)
    return value
  }

  private static func names(
    in text: String, _ key: SettingKey
  ) throws(SettingError) -> Set<String> {
    do {
      return try Template(text).names
    } catch {
      throw .badTemplate(key, line: error.line, reason: error.reason)
    }
  }

  /// A name that nothing is put in for can only be a mistake.
  private static func check(
    _ names: Set<String>, _ key: SettingKey, _ text: String
  ) throws(SettingError) {
    let known = Placeholder.allCases.map(\.rawValue)
    guard let unknown = names.subtracting(known).min() else { return }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = lines.firstIndex { $0.contains("{{") && $0.contains(unknown) }
    throw .badTemplate(
      key, line: line.map { $0 + 1 },
      reason: "there is no {{\(unknown)}}; there is \(known.joined(separator: ", "))")
  }
}
