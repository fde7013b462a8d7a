package import Mail
internal import Text

/// The mail an answer answers, as the draft quotes it.
package enum QuotedMail {
  /// A draft is to be read: more than that is looked up.
  private static let mostLines = 200

  /// - Parameter when: of the mail, as people write it.
  package static func text(_ message: StoredMessage, when: String) -> String {
    let name = message.from.name.isEmpty ? message.from.address?.text ?? "" : message.from.name
    var lines = message.visibleText.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Sanitizer.sentence(String($0)) }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    let cut = lines.count > mostLines ? ["> […]"] : []
    let quoted = lines.prefix(mostLines).map { line in
      line.isEmpty ? ">" : line.hasPrefix(">") ? ">\(line)" : "> \(line)"
    }
    return (["On \(when), \(Sanitizer.sentence(name)) wrote:"] + quoted + cut).joined(
      separator: "\n")
  }
}

/// What a mail that encloses others says of them: not every mail reader shows what is enclosed.
package enum ForwardedMail {
  /// - Parameters:
  ///   - messages: those that are enclosed.
  ///   - when: a time, as people write it.
  package static func text(
    _ text: String, enclosing messages: [StoredMessage], when: (Timestamp) -> String
  ) -> String {
    let lines = messages.map { message in
      let author = message.from.name.isEmpty ? message.from.address?.text ?? "" : message.from.name
      let subject = Sanitizer.excerpt(message.subject)
      return
        "\(filename(message.number)): \(Sanitizer.excerpt(author)), "
        + "\(when(message.date ?? message.received)): \(subject)"
    }
    return [text, lines.joined(separator: "\n")].joined(separator: "\n\n")
  }

  package static func filename(_ message: Int) -> String { "m\(message).eml" }
}
