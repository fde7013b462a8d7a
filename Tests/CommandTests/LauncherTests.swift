import BlackBox
import Testing

/// `ingest` beside an `ingest-delivery` that ends as a test wants it.
@Suite("What ingest makes of the end of a delivery")
struct LauncherTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try install("ingest", try FileContent.read(Binaries.ingest))
  }

  private func install(_ name: String, _ program: [UInt8], mode: Int = 0o755) throws {
    try FileContent.write(program, to: folder.file(name))
    try FileContent.setMode(mode, of: folder.file(name))
  }

  /// - Parameter delivery: a shell's script; nil leaves out what there is.
  private func ingest(_ delivery: String?, _ options: [String] = []) throws -> Command {
    if let delivery { try install("ingest-delivery", Array("#!/bin/sh\n\(delivery)\n".utf8)) }
    var command = Command(folder.file("ingest"), options)
    command.directory = folder.path
    return command
  }

  /// What somebody writes there is read by `cat`.
  private func pipe(_ name: String) throws -> Command {
    _ = try Command("/usr/bin/mkfifo", [folder.file(name)]).run().succeeded()
    return Command("/bin/cat", [folder.file(name)])
  }

  @Test("what is stored is stored")
  func success() throws {
    var command = try ingest("cat; echo warning >&2")
    command.input = Array("mail".utf8)
    let run = try command.run()
    #expect(run.end == .exit(0) && run.text == "mail" && run.errors == "warning\n", "\(run)")
  }

  @Test("what has said why it failed is tried again", arguments: [75, 127])
  func temporary(_ status: Int) throws {
    let run = try ingest("echo because of this >&2; exit \(status)").run()
    #expect(run.isDeferral && run.errors == "because of this\n", "\(run)")
  }

  @Test("every other status is tried again", arguments: [1, 2, 64, 70, 78, 99, 111, 126, 255])
  func unknown(_ status: Int) throws {
    let run = try ingest("exit \(status)").run()
    #expect(run.isDeferral, "\(run)")
  }

  @Test("a death is passed on", arguments: [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 14, 15, 24])
  func death(_ signal: Int32) throws {
    #expect(try ingest("ulimit -c 0; kill -\(signal) $$").run().end == .signal(signal))
  }

  @Test("what cannot be started is tried again, with the reason")
  func cannotStart() throws {
    let missing = try ingest(nil).run()
    #expect(missing.isDeferral && missing.errors.contains("/ingest-delivery: no such file"))
    try install("ingest-delivery", [], mode: 0o644)
    let forbidden = try ingest(nil).run()
    #expect(forbidden.isDeferral && forbidden.errors.contains("permission denied"))
    try install("ingest-delivery", Array("no program".utf8))
    let nonsense = try ingest(nil).run()
    #expect(nonsense.isDeferral && nonsense.errors.contains("not a program"))
  }

  @Test("a library that cannot be loaded is tried again")
  func library() throws {
    try install("ingest-delivery", try FileContent.read("/bin/true"))
    let run = try ingest(nil).inShell(#"ulimit -n 3; exec "$@""#).run()
    #expect(run.isDeferral && run.errors.contains("libc"), "\(run)")
  }

  @Test("a signal reaches the delivery", arguments: ["TERM", "INT", "HUP", "ALRM", "USR1"])
  func signals(_ name: String) throws {
    let ready = try pipe("ready")
    let running = try ingest(
      "trap 'exit 75' \(name); echo > ready; while :; do sleep 0.1; done"
    ).start()
    _ = try ready.run().succeeded()
    _ = try Command("/bin/kill", ["-" + name, "\(running.processID)"]).run().succeeded()
    #expect(running.wait().end == .exit(75))
  }

  @Test("a delivery does not outlive ingest")
  func killed() throws {
    let ready = try pipe("ready")
    let running = try ingest("exec 9>lock; flock 9; echo > ready; exec sleep 600").start()
    _ = try ready.run().succeeded()
    _ = try Command("/bin/kill", ["-KILL", "\(running.processID)"]).run().succeeded()
    #expect(running.wait().end == .signal(9))
    let lock = Command("/usr/bin/flock", ["--timeout", "120", folder.file("lock"), "true"])
    _ = try lock.run().succeeded()
  }

  @Test("mail that is due is sent by a process of its own, with the same options")
  func dispatch() throws {
    let told = try pipe("told").start()
    let run = try ingest(
      """
      [ "$1" = --dispatch ] || exit 10
      descriptors=$(readlink /proc/$$/fd/0 /proc/$$/fd/1 /proc/$$/fd/2)
      printf '%s\\n' "$*" "$descriptors" > told
      """, ["--store", "x"]
    ).run()
    #expect(run.end == .exit(0) && run.output.isEmpty && run.errors.isEmpty, "\(run)")
    #expect(told.wait().lines == ["--dispatch --store x", "/dev/null", "/dev/null", "/dev/null"])
  }
}
