/// A subject as an agent types it: one line that says something.
package enum TypedSubject {
  /// A header line of RFC 5322 §2.1.1 has 998 octets; the field's name and our tag want room.
  private static let mostBytes = 900

  package static func read(_ text: String) throws(ManageError) -> String {
    let words = text.split { $0 == " " || $0 == "\t" }
    let subject = words.joined(separator: " ")
    guard !subject.isEmpty, subject.utf8.count <= mostBytes, SettingText.isLine(subject) else {
      throw .noSubject(text)
    }
    return subject
  }
}
