import Mail
internal import Text

/// An answer as its author edits it: recipients and subject as a header, an empty line, the text.
/// Lines that begin with `#` in the header are remarks.
package struct AnswerDraft: Sendable {
  package var recipients: Recipients
  package var subject: String
  package var text: String

  package init(recipients: Recipients, subject: String, text: String) {
    self.recipients = recipients
    self.subject = subject
    self.text = text
  }

  /// For the editor.
  ///
  /// - Parameter remarks: lines the author should see and nobody gets.
  package func written(remarks: [String]) -> String {
    let header =
      [
        "To: \(AnswerDraft.list(recipients.to))", "Cc: \(AnswerDraft.list(recipients.cc))",
      ] + (recipients.bcc.isEmpty ? [] : ["Bcc: \(AnswerDraft.list(recipients.bcc))"])
      + ["Subject: \(Sanitizer.sentence(subject))"]
    let lines = header + remarks.map { "# \(Sanitizer.sentence($0))" }
    return lines.joined(separator: "\n") + "\n\n" + text
  }

  /// What every draft tells.
  package static let remarks = ["Delete this text to send nothing."]

  private static func list(_ mailboxes: [Mailbox]) -> String {
    mailboxes.compactMap { mailbox in
      guard let address = mailbox.address else { return nil }
      let name = Sanitizer.sentence(mailbox.name).filter { !"\"\\<>".contains($0) }
      return name.isEmpty ? address.text : "\"\(name)\" <\(address.text)>"
    }.joined(separator: ", ")
  }

  /// Reads what was made of a draft.
  package init(reading draft: String) throws(DraftError) {
    let lines = draft.split(separator: "\n", omittingEmptySubsequences: false)
    let end = lines.firstIndex { $0.allSatisfy(\.isWhitespace) } ?? lines.endIndex
    recipients = Recipients(to: [], cc: [])
    subject = ""
    text = lines[min(end + 1, lines.endIndex)...].joined(separator: "\n")
    for (number, line) in AnswerDraft.unfolded(lines[..<end]) where !line.hasPrefix("#") {
      try read(line[...], number: number)
    }
    if recipients.to.isEmpty { throw .noRecipient }
  }

  /// With the numbers of their lines: editors break long ones.
  private static func unfolded(_ lines: ArraySlice<Substring>) -> [(number: Int, line: String)] {
    var fields: [(number: Int, line: String)] = []
    for (number, line) in lines.enumerated() {
      if line.first?.isWhitespace == true, !fields.isEmpty {
        fields[fields.count - 1].line += line
      } else {
        fields.append((number + 1, String(line)))
      }
    }
    return fields
  }

  private mutating func read(_ line: Substring, number: Int) throws(DraftError) {
    guard let colon = line.firstIndex(of: ":") else { throw .noField(line: number) }
    let value = String(line[line.index(after: colon)...]).trimmed
    switch line[..<colon].lowercased() {
    case "to": recipients.to += try AnswerDraft.mailboxes(value, line: number)
    case "cc": recipients.cc += try AnswerDraft.mailboxes(value, line: number)
    case "bcc": recipients.bcc += try AnswerDraft.mailboxes(value, line: number)
    case "subject": subject = value
    default: throw .unknownField(String(line[..<colon]), line: number)
    }
  }

  private static func mailboxes(_ list: String, line: Int) throws(DraftError) -> [Mailbox] {
    guard !list.isEmpty else { return [] }
    guard let mailboxes = TypedMailboxes(list)?.mailboxes else {
      throw .badAddress(list, line: line)
    }
    return mailboxes
  }
}

/// What is wrong with a draft.
package enum DraftError: Error, Hashable, Sendable {
  case noRecipient
  case noField(line: Int)
  case unknownField(String, line: Int)
  case badAddress(String, line: Int)
}

extension DraftError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noRecipient: "To: has no recipient"
    case .noField(let line): "line \(line): not a header field; an empty line ends the header"
    case .unknownField(let name, let line):
      "line \(line): \"\(Sanitizer.excerpt(name))\" is not To, Cc, Bcc or Subject"
    case .badAddress(let text, let line):
      "line \(line): \"\(Sanitizer.excerpt(text))\" is not a valid list of addresses"
    }
  }
}
