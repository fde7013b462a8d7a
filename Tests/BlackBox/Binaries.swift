internal import Foundation

/// The programs under test: those in the folder `TICKETS_PROGRAMS`, which Contrib/test sets to the
/// release that it builds; else, or where it is `debug`, those beside the test bundle.
package enum Binaries {
  package static let ingest = path("ingest")
  /// What `ingest` runs.
  package static let delivery = path("ingest-delivery")
  package static let tickets = path("tickets")

  /// Whether they are built with the tests, and so not as they ship.
  package static let areForTests = folder.lastPathComponent.hasPrefix("debug")

  private static func path(_ name: String) -> String {
    folder.appendingPathComponent(name).standardizedFileURL.path
  }

  fileprivate static let testFolder = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent()

  private static let folder: URL =
    if let named = ProcessInfo.processInfo.environment["TICKETS_PROGRAMS"], named != "debug" {
      URL(fileURLWithPath: named)
    } else {
      testFolder
    }
}

extension Command {
  /// With the programs as they are built with the tests, which have shared libraries.
  var asBuiltForTests: Command {
    func asBuilt(_ word: String) -> String {
      let programs = [Binaries.ingest, Binaries.delivery, Binaries.tickets]
      guard programs.contains(word) else { return word }
      let name = URL(fileURLWithPath: word).lastPathComponent
      return Binaries.testFolder.appendingPathComponent(name).path
    }
    var command = self
    command.program = asBuilt(program)
    command.arguments = arguments.map(asBuilt)
    return command
  }
}
