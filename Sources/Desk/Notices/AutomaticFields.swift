package import Mail

/// The fields by which other programs know a notice and leave it unanswered.
package enum AutomaticFields {
  /// - Parameter submitted: `auto-replied` to a mail, `auto-generated` otherwise (RFC 3834 §5).
  package static func all(submitted: String, loop: Address?) -> [HeaderField] {
    [
      HeaderField(name: "Auto-Submitted", value: submitted),
      HeaderField(name: "Precedence", value: "bulk"),
      HeaderField(name: "X-Auto-Response-Suppress", value: "All"),
    ] + (loop.map { [HeaderField(name: "X-Loop", value: $0.text)] } ?? [])
  }
}
