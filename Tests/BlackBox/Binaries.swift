internal import Foundation

/// The programs under test: those that the build put beside the test bundle, or those in the folder
/// `TICKETS_PROGRAMS`, such as `.build/release`.
package enum Binaries {
  package static let ingest = path("ingest")
  /// What `ingest` runs.
  package static let delivery = path("ingest-delivery")
  package static let tickets = path("tickets")

  private static func path(_ name: String) -> String {
    folder.appendingPathComponent(name).standardizedFileURL.path
  }

  private static let folder: URL =
    if let named = ProcessInfo.processInfo.environment["TICKETS_PROGRAMS"] {
      URL(fileURLWithPath: named)
    } else {
      URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    }
}
