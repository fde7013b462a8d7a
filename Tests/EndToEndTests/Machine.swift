import BlackBox
import Foundation

/// A copy of this machine that goes with the value. What a test installs, configures and starts in
/// it is seen by nobody else: mounts, network and processes of its own (unshare(1)) over a root
/// whose changes live in memory. So each way of installing is tried as written, paths, users, ports
/// and all.
///
/// The programs under test are in /usr/local/bin, this source tree is at `Machine.source`.
final class Machine {
  static let source = "/usr/src/tickets"

  private let folder: TemporaryFolder
  private let keeper: Process
  /// Closed when we go, even by a crash: then the keeper ends, and the kernel all it had started.
  private let lifeline = Pipe()
  private let processID: String

  init() throws {
    folder = try TemporaryFolder()
    let answer = Pipe()
    keeper = Process()
    let spaces = ["--mount", "--net", "--pid", "--fork", "--kill-child"]
    let things =
      [folder.path, Machine.repository]
      + [Binaries.ingest, Binaries.delivery, Binaries.tickets]
    let script = ["/bin/sh", "-c", Machine.setUp, "sh"]
    let words = Machine.asRoot(["/usr/bin/unshare"] + spaces + script + things)
    keeper.executableURL = URL(fileURLWithPath: words[0])
    keeper.arguments = Array(words.dropFirst())
    keeper.environment = ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin"]
    keeper.standardInput = lifeline
    keeper.standardOutput = answer
    try keeper.run()
    let line = String(decoding: answer.fileHandleForReading.availableData, as: UTF8.self)
    processID = String(line.prefix { $0.isNumber })
    guard !processID.isEmpty else { throw MachineError.notStarted }
  }

  deinit {
    try? lifeline.fileHandleForWriting.close()
    keeper.waitUntilExit()
  }

  /// A script for sh(1), run as root. `$TICKETS_STORE` is the system's store.
  func command(_ script: String) -> Command {
    let spaces = ["--target", processID, "--mount", "--net", "--pid", "--root", "--wdns=/"]
    let variables = [
      "TICKETS_STORE=/var/lib/tickets/tickets.db", "TICKETS_AGENT=tester", "HOME=/root",
    ]
    let words = Machine.asRoot(
      ["/usr/bin/nsenter"] + spaces + ["/usr/bin/env"] + variables + [
        "/usr/bin/python3", "-c", Machine.shell, script,
      ])
    return Command(words[0], Array(words.dropFirst()))
  }

  /// A daemon that keeps what the test has opened keeps the test waiting for its end.
  private static let shell = """
    import os, sys
    os.closerange(3, 256)
    os.execv("/bin/sh", ["sh", "-c", sys.argv[1]])
    """

  private static func asRoot(_ words: [String]) -> [String] {
    (getuid() == 0 ? [] : ["/usr/bin/sudo", "--non-interactive"]) + words
  }

  /// Runs a script, which must end well.
  @discardableResult
  func run(_ script: String, input: String = "") throws -> String {
    var command = command(script)
    command.input = Array(input.utf8)
    return try command.run().succeeded().text
  }

  func json(_ script: String) throws -> Value {
    try Value(command(script).run().succeeded().output)
  }

  /// Waits for what daemons do in their own time.
  ///
  /// - Parameter condition: a script that ends well once it holds.
  func wait(until condition: String) throws {
    do {
      try Waiting.until(condition) { try command(condition).run().end == .exit(0) }
    } catch let error as NeverHappened {
      throw MachineError.never(
        error, log: try command("tail -n 30 /var/log/mail.log").run().text)
    }
  }

  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// As the shell sees itself in the old /proc it tells its number outside.
  private static let setUp = """
    set -eu
    read -r process rest < /proc/self/stat
    mount -t tmpfs -o mode=0755 tickets-test "$1"
    mkdir "$1/changes" "$1/work" "$1/root"
    mount -t overlay overlay -o "lowerdir=/,upperdir=$1/changes,workdir=$1/work" "$1/root"
    cd "$1/root"
    mount -t proc proc proc
    mount --rbind /dev dev
    mkdir -p .\(source)
    mount --bind "$2" .\(source)
    mount -o remount,bind,ro .\(source)
    for program in "$3" "$4" "$5"; do
      touch "usr/local/bin/${program##*/}"
      mount --bind "$program" "usr/local/bin/${program##*/}"
    done
    ip link set lo up
    exec chroot . /bin/sh -c 'echo "$0" && exec cat > /dev/null' "$process"
    """
}

enum MachineError: Error {
  case notStarted
  case never(NeverHappened, log: String)
}
