internal import Text

/// What is wrong with a key or a value a person typed. Its description is one line, safe to print.
package enum SettingError: Error, Hashable {
  case unknownKey(String)
  /// The value is nil when it is a secret.
  case badValue(SettingKey, String?, expected: String)
  /// The line is the template's own, from 1.
  case badTemplate(SettingKey, line: Int?, reason: String)
}

extension SettingError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownKey(let name):
      return "there is no setting \"\(Sanitizer.excerpt(name))\""
    case .badValue(let key, let value, let expected):
      let shown = value.map { "\"\(Sanitizer.excerpt($0))\"" } ?? "the value"
      return "\(key.rawValue): \(shown) is not \(expected)"
    case .badTemplate(let key, let line, let reason):
      return "\(key.rawValue): \(line.map { "line \($0): " } ?? "")\(reason)"
    }
  }
}
