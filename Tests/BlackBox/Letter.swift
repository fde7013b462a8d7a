/// A mail as a customer's program writes it, field by field.
package struct Letter: Sendable {
  package var fields: [String]
  package var body: String

  /// - Parameters:
  ///   - id: Message-ID without brackets; nil leaves the field out.
  ///   - fields: further header lines.
  package init(
    _ id: String?, from: String = "Jane Doe <jane@customer.example>", subject: String = "Printer",
    _ fields: [String] = [], body: String = "Something is wrong.\n"
  ) {
    self.fields =
      [
        "From: \(from)", "To: help@desk.example", "Subject: \(subject)",
        "Date: Mon, 23 Nov 2026 08:00:00 +0000",
      ] + (id.map { ["Message-ID: <\($0)>"] } ?? []) + fields
    self.body = body
  }

  package var text: String { fields.map { $0 + "\n" }.joined() + "\n" + body }

  package var crlf: String {
    text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
  }

  /// An answer to `id`.
  package static func reply(
    _ id: String, to parent: String, from: String = "Jane Doe <jane@customer.example>",
    subject: String = "Re: Printer", body: String = "Still wrong.\n"
  ) -> Letter {
    Letter(id, from: from, subject: subject, ["In-Reply-To: <\(parent)>"], body: body)
  }
}
