internal import Text

/// Whom a ticket is given to, as people write it: an agent's name, `me` or `none`.
package enum Assignee {
  /// - Parameter me: the agent who asks.
  /// - Returns: the agent's name; nil for nobody.
  package static func read(_ text: String, me: String) throws(ManageError) -> String? {
    switch text.lowercased() {
    case "none": return nil
    case "me": return me
    default:
      guard !text.isEmpty, text.utf8.count <= 200, !text.hasPrefix("-"),
        !text.unicodeScalars.contains(where: \.isInvisible)
      else { throw .noAgent(text) }
      return text
    }
  }
}
