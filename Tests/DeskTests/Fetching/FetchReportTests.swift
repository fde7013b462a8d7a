import Desk
import Testing

@Suite("What came of a mailbox")
struct FetchReportTests {
  struct Row: CustomTestStringConvertible {
    var status: Int32
    var output = ""
    var errors = ""
    var line: String

    var testDescription: String { line }
  }

  /// As fetchmail 6.4.37 says it.
  static let rows = [
    Row(status: 0, output: "7\n8\n", line: "support: 2 fetched"),
    Row(status: 1, line: "support: 0 fetched"),
    Row(status: 1, output: "fetchmail: hello\n", line: "support: 0 fetched"),
    Row(
      status: 1, errors: "fetchmail: WARNING: Running as root is discouraged.\n",
      line: "support: 0 fetched"),
    Row(
      status: 13, output: "7\n",
      errors: "fetchmail: fetchlimit 1 reached; 2 messages left on server h account u\n",
      line: "support: 1 fetched"),
    Row(
      status: 0, output: "7\n", errors: "ingest: warning: no queue 'x'; filed under 'default'\n",
      line: "support: 1 fetched"),
    Row(
      status: 0, output: "7\n",
      errors: "ingest: t.db: read-only\nfetchmail: MDA returned nonzero status 75\n",
      line: "support: 1 fetched, 1 deferred, left on the server: ingest: t.db: read-only"),
    Row(
      status: 0, errors: "fetchmail: Error writing to MDA: Broken pipe\n",
      line: "support: 1 deferred, left on the server: ingest failed"),
    Row(
      status: 3,
      errors: "fetchmail: Authorization failure on u@h\nfetchmail: Query status=3 (AUTHFAIL)\n",
      line: "support: login failed; check fetch-user and fetch-password: "
        + "Authorization failure on u@h"),
    Row(
      status: 3,
      errors: """
        fetchmail: fetchmail: removing stale lockfile "/x/support.pid"
        fetchmail: Authorization failure on u@h
        """,
      line: "support: login failed; check fetch-user and fetch-password: "
        + "Authorization failure on u@h"),
    Row(
      status: 8, errors: "fetchmail: fetchmail: lock creation failed, pidfile \"/x/p\": No space\n",
      line: "support: fetchmail cannot start: lock creation failed, pidfile \"/x/p\": No space"),
    Row(
      status: 2,
      errors: """
        fetchmail: Connection errors for this poll:
        name 0: connection to h:pop3s [127.0.0.1/995] failed: Connection refused.
        fetchmail: Query status=2 (SOCKET)
        """,
      line: "support: no connection: "
        + "name 0: connection to h:pop3s [127.0.0.1/995] failed: Connection refused."),
    Row(
      status: 2,
      errors: """
        fetchmail: Broken certification chain at: /CN=CA
        fetchmail: Server certificate verification error: self-signed certificate
        fetchmail: This could mean that the server did not provide it
        """,
      line: "support: no connection: "
        + "Server certificate verification error: self-signed certificate"),
    Row(
      status: 2, output: "7\n8\n",
      errors: """
        fetchmail: socket error while fetching from u@h
        fetchmail: Query status=2 (SOCKET)
        """,
      line: "support: 2 fetched, "
        + "connection lost; the last mail, on #8, may be incomplete and is fetched again"),
    Row(status: 23, line: "support: fetchmail failed"),
    Row(status: 8, errors: "\u{1B}[2Jx\n", line: "support: fetchmail cannot start: [2Jx"),
  ]

  @Test("is one line", arguments: rows)
  func line(_ row: Row) {
    let report = FetchReport(status: row.status, output: row.output, errors: row.errors)
    #expect(report.line("support") == row.line)
    #expect(report.isComplete == (row.status <= 1 || row.status == 13) || report.deferred > 0)
  }
}
