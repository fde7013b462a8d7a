import Foundation

/// Our programs are installed side by side.
enum OwnProgram {
  static let ingest: String = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent("ingest")
      .path
  }()
}
