import Delivery
import Glibc
import Text

/// How `ingest` ends. Postfix bounces every status but these two to the customer, so there is no
/// third one, not even for a usage error (sysexits.h, Postfix pipe(8)).
enum Outcome {
  /// `sends`: whether whoever launched us shall send what is due, and wait for it.
  case done(output: String, warning: String? = nil, sends: Sending = .later)
  case tryAgainLater(reason: String)

  /// The one table of exit statuses: 0, or sysexits' EX_TEMPFAIL; 10 and 11 are for the launcher,
  /// which makes 0 of them (Sources/ingest/launcher.c).
  var status: Int32 {
    switch self {
    case .done(_, _, sends: .now): 10
    case .done(_, _, sends: .waiting): 11
    case .done: 0
    case .tryAgainLater: 75
    }
  }

  /// Standard output is for what was asked for; standard error is one line for the MTA's log.
  func report() {
    switch self {
    case .done(let output, let warning, _):
      if let warning { complain("warning: \(warning)") }
      write(output, to: STDOUT_FILENO)
    case .tryAgainLater(let reason):
      complain(reason)
    }
  }

  private func complain(_ text: String) {
    write("ingest: \(Sanitizer.terminal(text))\n", to: STDERR_FILENO)
  }

  /// A failure to print is no failure of the delivery: the mail is stored.
  private func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
