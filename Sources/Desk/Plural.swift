/// A number of things as people write it: `1 mail`, `2 mails`.
package enum Plural {
  package static func text(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
