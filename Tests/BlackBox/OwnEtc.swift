/// A copy of /etc, and a program in the place of the machine's own sendmail: for commands that are run
/// with it, both are real (unshare(1)). What root writes there goes with the value.
package final class OwnEtc: Sendable {
  /// What arrives at /usr/sbin/sendmail.
  package let builtIn: Recorder
  private let folder: TemporaryFolder

  package init() throws {
    builtIn = try Recorder()
    folder = try TemporaryFolder()
    try shell("chmod 755 \(folder.path) && cp -a /etc \(folder.path) && rm -rf \(path)/tickets")
  }

  /// Where its files are for who is outside.
  package var path: String { folder.file("etc") }

  package var trust: String { path + "/tickets/trust" }

  package func run(_ command: Command) throws -> Execution {
    try inside(command).run()
  }

  /// The same command, with them.
  package func inside(_ command: Command) throws -> Command {
    let mount = """
      mount --bind \(path) /etc && mount --bind \(builtIn.path) /usr/sbin/sendmail && exec "$@"
      """
    return try command.inShell(mount).wrapped(by: "/usr/bin/unshare", ["--mount"]).asRoot()
  }

  private func shell(_ script: String) throws {
    _ = try Command("/bin/sh", ["-c", script]).asRoot().run().succeeded()
  }
}
