internal import Foundation

/// The programs under test: the build puts them beside the test bundle.
package enum Binaries {
  package static let ingest = path("ingest")
  /// What `ingest` runs.
  package static let delivery = path("ingest-delivery")
  package static let tickets = path("tickets")

  private static func path(_ name: String) -> String {
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent(name).path
  }
}
