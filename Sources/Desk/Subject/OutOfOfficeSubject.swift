/// Subjects that vacation programs write, told by how they begin.
enum OutOfOfficeSubject {
  /// Gateways' marks, list tags and ticket tags may stand before; a `Re:` may not, since an answer
  /// to a vacation reply is written by a person.
  static func matches(_ subject: String) -> Bool {
    var rest = SubjectRemainder(SubjectText(subject).bytes, isAutomatic: true)
    while rest.dropMark() || rest.dropBracket() {}
    return SubjectPrefix(outOfOffice: rest.bytes) != nil
  }
}
