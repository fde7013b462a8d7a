import Glibc

extension Command {
  /// The same by root, for what only root can do: mount, and be somebody else. Through sudo(8)
  /// where the tests are not run by root.
  ///
  /// - Throws: `NoRoot`, so that a test that cannot be run fails.
  package func asRoot() throws -> Command {
    guard getuid() != 0 else { return self }
    guard try Command("/usr/bin/sudo", ["-n", "true"]).run().end == .exit(0) else { throw NoRoot() }
    let variables = Command.base.merging(environment) { _, own in own }
    return wrapped(
      by: "/usr/bin/sudo", ["-n", "/usr/bin/env"] + variables.map { "\($0.key)=\($0.value)" })
  }

  package func asMember(_ user: String, of group: String) throws -> Command {
    try wrapped(
      by: "/usr/bin/setpriv", ["--reuid", user, "--regid", group, "--clear-groups", "--"]
    ).asRoot()
  }
}

package struct NoRoot: Error, CustomStringConvertible {
  package var description: String {
    "this test needs root: run it as root, or let sudo work without a password"
  }
}
