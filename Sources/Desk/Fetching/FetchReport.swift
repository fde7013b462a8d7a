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
    fetched = output.lines.count { Int($0) != nil }
    let complaints = errors.lines
    deferred = complaints.count { FetchReport.tellsOfDeferral($0) }
    hasMore = status == 13
    if let problem = Problem(status: status) {
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
    let parts = counts + (trouble.map { [PrintableLine.whole($0)] } ?? [])
    return "\(label): \(parts.joined(separator: ", "))"
  }

  private static func tellsOfDeferral(_ line: String) -> Bool {
    line.hasPrefix("fetchmail: ") && line.contains("MDA")
  }
}

extension String {
  fileprivate var lines: [String] { split(whereSeparator: \.isNewline).map(String.init) }
}
