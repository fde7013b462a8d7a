package import Mail
internal import Text

/// What is known of a customer beside the words: written into `X-Ticket-*` fields, as control panels
/// do (`ingest --trusted`).
package struct SubmittedFacts: Sendable {
  package private(set) var header: [HeaderField] = []

  /// - Parameter fields: `name=value` each.
  package init(
    account: String?, loginURL: String?, priority: String?, fields: [String]
  ) throws(SubmittedFactsError) {
    try add("X-Ticket-Account", account) { !$0.isEmpty }
    try add("X-Ticket-Login-URL", loginURL) { $0.hasPrefix("https://") || $0.hasPrefix("http://") }
    try add("X-Ticket-Priority", priority) { Priority(rawValue: $0.lowercased()) != nil }
    for field in fields {
      try add("X-Ticket-Field", field) { text in
        text.firstIndex(of: "=").map { !String(text[..<$0]).trimmed.isEmpty } ?? false
      }
    }
  }

  private mutating func add(
    _ name: String, _ value: String?, _ isValid: (String) -> Bool
  ) throws(SubmittedFactsError) {
    guard let value else { return }
    let isPlain = !value.unicodeScalars.contains { $0.properties.generalCategory == .control }
    guard isPlain, isValid(value) else { throw SubmittedFactsError(name: name, value: value) }
    header.append(HeaderField(name: name, value: value))
  }
}

/// Which of them cannot be.
package struct SubmittedFactsError: Error, Hashable, Sendable, CustomStringConvertible {
  package var name: String
  package var value: String

  package var description: String {
    let wanted =
      switch name {
      case "X-Ticket-Login-URL": "a login link begins with https:// or http://"
      case "X-Ticket-Priority": "a priority is low, normal, high or urgent"
      case "X-Ticket-Field": "a field is written as name=value, in one line"
      default: "an account is one line"
      }
    return "'\(Sanitizer.excerpt(value))': \(wanted)"
  }
}
