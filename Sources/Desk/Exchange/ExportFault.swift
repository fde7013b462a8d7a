/// What an export says, and no store can be told.
package struct ExportFault: Error, Hashable, Sendable {
  /// Half a line for people.
  package var text: String

  package init(_ text: String) { self.text = text }
}
