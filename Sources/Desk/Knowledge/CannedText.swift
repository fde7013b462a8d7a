package import Mail

/// A text that answers are begun with: a Mustache template with a name.
package struct CannedText: Hashable, Sendable {
  package var name: String
  package var text: String
  package var updated: Timestamp

  package init(name: String, text: String, updated: Timestamp) {
    self.name = name
    self.text = text
    self.updated = updated
  }
}
