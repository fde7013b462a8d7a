extension FetchReport {
  /// What keeps a mailbox from being fetched, by fetchmail's exit status.
  enum Problem: Int32 {
    case connection = 2
    case login = 3
    case protocolError = 4
    case configuration = 5
    case server = 7
    case exclusion = 8
    case mailboxLocked = 9
    case hostName = 11
    case busy = 14
    case other = -1

    /// Nil when there is none: mail was fetched (0), there was none (1), or the rest can follow (13).
    init?(status: Int32) {
      switch status {
      case 0, 1, 13: return nil
      default: self = Problem(rawValue: status) ?? .other
      }
    }

    var heading: String {
      switch self {
      case .connection: "no connection"
      case .login: "login failed; check fetch-user and fetch-password"
      case .protocolError, .server, .other: "fetchmail failed"
      case .configuration: "fetchmail rejects its configuration"
      case .exclusion: "fetchmail cannot start"
      case .mailboxLocked, .busy: "the mailbox is in use; try again later"
      case .hostName: "no such host; check fetch-host"
      }
    }

    /// The line that says most; nil when it would say nothing new.
    func detail(_ complaints: [String]) -> String? {
      let told = complaints.map(Problem.withoutName)
      if let verdict = told.first(where: { $0.contains("certificate verification error") }) {
        return verdict
      }
      return told.first { line in !Problem.noise.contains { line.hasPrefix($0) } }
    }

    /// Of its locks it tells with its name before the line twice.
    private static func withoutName(_ line: String) -> String {
      let name = "fetchmail: "
      return line.hasPrefix(name) ? withoutName(String(line.dropFirst(name.count))) : line
    }

    /// Beginnings of lines that fetchmail prints beside the one that matters.
    private static let noise = [
      "WARNING: Running as root", "Query status=", "Connection errors for this poll",
      "socket error while fetching", "This could mean", "removing stale lockfile",
      "ingest: warning",
    ]
  }
}
