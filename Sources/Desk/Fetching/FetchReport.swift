internal import Text

/// What came of one mailbox: told from how fetchmail(1) ended and from what was printed.
package struct FetchReport: Hashable, Sendable {
  /// Mails that `ingest` took.
  package var fetched = 0
  /// Mails that it put off: they are on the server still.
  package var deferred = 0
  /// Why not all was fetched.
  package var trouble: String?
  /// The session was ended on purpose, and another can go on.
  package var hasMore = false

  package var isComplete: Bool { trouble == nil }

  package init(trouble: String? = nil) {
    self.trouble = trouble
  }

  /// - Parameters:
  ///   - status: fetchmail's exit status, fetchmail(1) "EXIT CODES".
  ///   - output: of `ingest --print`: a line with the ticket's number for each mail it took, and what
  ///     fetchmail writes in between.
  ///   - errors: of both.
  package init(status: Int32, output: String, errors: String) {
    let tickets = output.lines.compactMap { Int($0) }
    fetched = tickets.count
    let complaints = errors.lines
    deferred = complaints.count { FetchReport.tellsOfDeferral($0) }
    hasMore = status == 13
    let problem = Problem(status: status)
    if problem == .connection, let ticket = tickets.last {
      trouble = FetchReport.brokenOff(ticket)
    } else if let problem {
      let detail = problem.detail(complaints)
      trouble = problem.heading + (detail.map { ": \($0)" } ?? "")
    } else if deferred > 0 {
      let reason = complaints.first { $0.hasPrefix("ingest: ") && !$0.hasPrefix("ingest: warning") }
      trouble = "left on the server: " + (reason ?? "ingest failed")
    }
  }

  /// Both sessions together.
  package mutating func add(_ next: FetchReport) {
    fetched += next.fetched
    deferred += next.deferred
    trouble = next.trouble
    hasMore = next.hasMore
  }

  package func line(_ label: String) -> String {
    let counts =
      (fetched > 0 || trouble == nil ? ["\(fetched) fetched"] : [])
      + (deferred > 0 ? ["\(deferred) deferred"] : [])
    let parts = counts + (trouble.map { [Sanitizer.sentence($0)] } ?? [])
    return "\(label): \(parts.joined(separator: ", "))"
  }

  /// fetchmail gives its mda the beginning of a mail as if it were all; the mail stays on the server.
  private static func brokenOff(_ ticket: Int) -> String {
    "connection lost; the last mail, on #\(ticket), may be incomplete and is fetched again"
  }

  private static func tellsOfDeferral(_ line: String) -> Bool {
    line.hasPrefix("fetchmail: ") && line.contains("MDA")
  }
}

extension String {
  fileprivate var lines: [String] { split(whereSeparator: \.isNewline).map(String.init) }
}
