package import Mail
internal import Text

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
