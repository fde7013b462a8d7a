/// What libFuzzer, and the replay of the corpus in Tests/FuzzTests, give to the readers of strangers'
/// bytes. A trap is a finding, and so is what takes long or much memory.
package enum FuzzTarget: String, CaseIterable, Sendable {
  case mail, html, subject, addresses, report, query, redaction, settings, export, mbox

  package func run(_ bytes: [UInt8]) {
    switch self {
    case .mail: readMail(bytes)
    case .html: readHTML(text(bytes))
    case .subject: readSubject(text(bytes))
    case .addresses: readAddresses(bytes)
    case .report: readReport(bytes)
    case .query: readQuery(text(bytes))
    case .redaction: redactMail(bytes)
    case .settings: readSettings(text(bytes))
    case .export: readExport(bytes)
    case .mbox: readMbox(bytes)
    }
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
