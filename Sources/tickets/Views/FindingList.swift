import Desk
import Terminal
import Text

/// What `doctor` found, one line each, the remedy below it.
struct FindingList {
  let findings: [Finding]
  /// Also what is well.
  let showsAll: Bool

  func text(_ screen: Screen) -> String {
    let shown = findings.filter { showsAll || $0.severity != .ok }
    return shown.map { text($0, screen) }.joined() + "\(summary)\n"
  }

  private func text(_ finding: Finding, _ screen: Screen) -> String {
    let severity = screen.palette.paint(finding.severity.rawValue, finding.severity.styles)
    let line = Sanitizer.terminal("\(finding.subject): \(finding.what)")
    let remedy = (finding.remedy ?? "").split(separator: "\n")
      .map { "    " + Sanitizer.terminal(String($0)) + "\n" }.joined()
    return "\(severity): \(line)\n\(remedy)"
  }

  private var summary: String {
    let counts = [(Finding.Severity.problem, "problem"), (.warning, "warning")]
      .map { (findings.count($0), $1) }.filter { $0.0 > 0 }.map(Plural.text)
    return counts.isEmpty ? "nothing wrong" : counts.joined(separator: ", ")
  }
}

extension Finding.Severity {
  fileprivate var styles: [Style] {
    switch self {
    case .ok: [.green]
    case .warning: [.yellow]
    case .problem: [.red, .bold]
    }
  }
}
