package import Delivery
package import Desk
import Glibc
package import Mail
package import Store

/// fetchmail(1): fetches mailboxes and gives each mail to `ingest`, and deletes what that has taken.
package struct Fetchmail: Sendable {
  private let location: StoreLocation
  /// The program `ingest`.
  private let ingest: String
  /// Most that one mailbox may take.
  private let seconds: Int
  private let trust: CommandTrust
  private let folder: PollFolder

  package init(_ location: StoreLocation, ingest: String, seconds: Int, trust: TrustFiles)
    throws(TrustError)
  {
    self.location = location
    self.trust = try trust.trust(in: location)
    self.ingest = ingest
    self.seconds = seconds
    folder = PollFolder(location)
  }

  /// - Throws: `FetchmailError` when no mailbox can be fetched.
  package func fetch(_ fetch: Fetch, at now: Timestamp) throws -> FetchReport {
    let own: GuardedFolder
    do { own = try folder.own() } catch { throw FetchmailError.noFolder(error) }
    let report: FetchReport
    switch fetch.setup {
    case .none: return FetchReport()
    case .incomplete(let missing):
      report = FetchReport(trouble: "fetch-host is set, \(missing.rawValue) is not")
    case .complete(let account): report = try self.fetch(account, fetch, in: own)
    }
    folder.remember(report, of: fetch, at: now)
    return report
  }

  private func fetch(
    _ account: FetchAccount, _ fetch: Fetch, in own: borrowing GuardedFolder
  ) throws -> FetchReport {
    let lock: PollLock?
    do { lock = try folder.lock(fetch) } catch { return FetchReport(trouble: "\(error)") }
    guard lock != nil else {
      return FetchReport(trouble: "another process is fetching it; try again later")
    }
    let configuration: FetchmailConfiguration
    do {
      configuration = FetchmailConfiguration(
        account: account, password: try account.password(trust), delivery: delivery(fetch),
        lockFile: folder.name(fetch, "pid"), seenFile: folder.name(fetch, "seen"))
    } catch let error as PasswordCommandError {
      return FetchReport(trouble: "\(error)")
    }
    let place = WorkingFolder(own)
    defer { extendLifetime(place) }
    var whole = try session(configuration)
    // One that could not go on would go on for ever.
    while whole.hasMore, whole.fetched > 0, whole.deferred == 0 {
      let next = try session(configuration)
      whole.add(next)
      if next.fetched == 0 { break }
    }
    return whole
  }

  private func session(_ configuration: FetchmailConfiguration) throws -> FetchReport {
    let child = Child(
      program: .named("fetchmail"),
      arguments: ["-f", "-", "--nodetach", "--daemon", "0", "--nosyslog", "--silent"],
      environment: environment, seconds: seconds)
    let ending: Child.Ending
    do {
      ending = try child.run(reading: Array(configuration.text.utf8))
    } catch {
      throw FetchmailError.notRun
    }
    let (output, errors) = (ending.output.text, ending.errors.text)
    return switch ending.status {
    case .exited(let status): FetchReport(status: status, output: output, errors: errors)
    case .signaled(let signal): .interrupted("fetchmail died of signal \(signal)", output)
    case nil: .interrupted("given up after \(seconds) s", output)
    }
  }

  private func delivery(_ fetch: Fetch) -> [String] {
    [ingest, "--store", location.absolutePath, "--print"]
      + (fetch.queue.map { ["--queue", $0] } ?? [])
  }

  /// What fetchmail says is read, so not translated. An envelope of somebody else's mail must not
  /// reach `ingest`.
  private var environment: [String: String?] {
    [
      "FETCHMAILHOME": ".", "HOME": ".", "LC_ALL": "C", "LANGUAGE": nil,
      "SENDER": nil, "RECIPIENT": nil, "ORIGINAL_RECIPIENT": nil, "EXTENSION": nil,
    ]
  }
}

/// Why no mailbox at all can be fetched.
package enum FetchmailError: Error, Hashable, CustomStringConvertible {
  case notRun
  case noFolder(FileRefusal)

  package var description: String {
    switch self {
    case .notRun: "fetchmail cannot be run; install it with 'apt install fetchmail'"
    case .noFolder(let refusal):
      if case .system = refusal.reason {
        "\(refusal); make the store's folder writable"
      } else {
        "\(refusal); find out who created it, and remove it"
      }
    }
  }
}

extension FetchAccount {
  fileprivate func password(_ trust: CommandTrust) throws -> String {
    switch secret {
    case .password(let password): password
    case .command(let command): try PasswordCommand(text: command).password(trust)
    }
  }
}

extension FetchReport {
  fileprivate static func interrupted(_ trouble: String, _ output: String) -> FetchReport {
    var report = FetchReport(status: 0, output: output, errors: "")
    report.trouble = trouble
    return report
  }
}

extension MemoryFile {
  fileprivate var text: String { String(decoding: content(upTo: Child.mostSaid), as: UTF8.self) }
}
