/// `--color`.
package enum ColorChoice: String, CaseIterable, Sendable {
  /// On a terminal that knows colours, unless `$NO_COLOR` is set (no-color.org).
  case auto
  case always
  case never

  package func isOn(onTerminal: Bool, environment: [String: String]) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      guard onTerminal, environment["NO_COLOR", default: ""].isEmpty else { return false }
      return !["", "dumb"].contains(environment["TERM", default: ""])
    }
  }
}
