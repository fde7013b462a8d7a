internal import Foundation

/// A terminal of tmux(1), for programs that draw: what is on the screen can be read as text.
package final class Screen {
  private let folder: TemporaryFolder
  private let environment: [String: String]
  /// Counts as running as long as the server that it leaves behind.
  private let client: Running

  package init(_ command: Command, columns: Int = 100, lines: Int = 30) throws {
    folder = try TemporaryFolder()
    environment = command.environment
    let size = ["-x", "\(columns)", "-y", "\(lines)"]
    client = try Screen.tmux(
      ["-u", "-f", "/dev/null", "new-session", "-d"] + size
        + ["/usr/bin/env", command.program] + command.arguments, folder, environment
    ).start()
  }

  deinit {
    _ = try? tmux("kill-server")
    _ = client.wait()
  }

  /// - Parameter keys: as send-keys of tmux(1) names them.
  package func type(_ keys: String...) throws {
    _ = try Screen.tmux(["send-keys"] + keys, folder, environment).run().succeeded()
  }

  /// Waits until the picture is as wanted.
  ///
  /// - Returns: its lines; those of the last picture when that never comes.
  package func lines(once isWanted: ([String]) -> Bool) throws -> [String] {
    var picture: [String] = []
    do {
      try Waiting.until("the picture") {
        picture = try tmux("capture-pane", "-p").lines
        return isWanted(picture)
      }
    } catch is NeverHappened {}
    return picture
  }

  package func waitForEnd() throws {
    try Waiting.until("the end of the program") { try tmux("has-session").end != .exit(0) }
  }

  private func tmux(_ arguments: String...) throws -> Execution {
    try Screen.tmux(arguments, folder, environment).run()
  }

  private static func tmux(
    _ arguments: [String], _ folder: TemporaryFolder, _ environment: [String: String]
  ) -> Command {
    var tmux = Command("/usr/bin/tmux", ["-S", folder.file("socket")] + arguments)
    tmux.environment = environment
    return tmux
  }
}
