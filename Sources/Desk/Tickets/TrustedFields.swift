package import Mail

/// The `X-Ticket-*` fields of mail from a local form or control panel (`ingest --trusted`), checked:
/// whatever does not fit is ignored.
package struct TrustedFields: Sendable {
  package private(set) var account: String?
  package private(set) var loginURL: String?
  package private(set) var priority: Priority?
  package private(set) var fields: [Ticket.Field]

  package init(_ header: [HeaderField]) {
    account = header.first("X-Ticket-Account").flatMap(TrustedFields.plain)
    loginURL = header.first("X-Ticket-Login-URL").flatMap(TrustedFields.plain).flatMap { url in
      WebLink.afterScheme(url) == nil ? nil : url
    }
    priority = header.first("X-Ticket-Priority").flatMap(TrustedFields.plain)
      .flatMap { Priority(rawValue: $0.lowercased()) }
    fields = header.all("X-Ticket-Field").compactMap(TrustedFields.field)
  }

  private static func field(_ text: String) -> Ticket.Field? {
    guard let equals = text.firstIndex(of: "="), let name = plain(String(text[..<equals])) else {
      return nil
    }
    return Ticket.Field(name: name, value: plain(String(text[text.index(after: equals)...])) ?? "")
  }

  /// Without control characters and surrounding blanks; nil when nothing is left.
  private static func plain(_ text: String) -> String? {
    let scalars = text.unicodeScalars.filter { $0.properties.generalCategory != .control }
    var plain = Substring(String(String.UnicodeScalarView(scalars)))
    while plain.first == " " { plain.removeFirst() }
    while plain.last == " " { plain.removeLast() }
    return plain.isEmpty ? nil : String(plain)
  }
}
