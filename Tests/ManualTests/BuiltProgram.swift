import Foundation

/// One of the programs as it was built with the tests: beside the test runner.
struct BuiltProgram {
  let name: String
  var environment: [String: String] = [:]

  static let ingest = BuiltProgram(name: "ingest")
  static let tickets = BuiltProgram(name: "tickets")

  struct Outcome {
    let status: Int32
    let output: Data

    /// Its standard output, a JSON object or array of objects.
    func json() throws -> Any { try JSONSerialization.jsonObject(with: output) }
  }

  func run(_ arguments: [String], input: String = "") throws -> Outcome {
    let runner = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    let folder = try ScratchFolder()
    let mail = folder.path("input")
    try Data(input.utf8).write(to: URL(filePath: mail))
    let process = Process()
    let output = Pipe()
    process.executableURL = runner.deletingLastPathComponent().appending(path: name)
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin", "TZ": "UTC"].merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: mail))
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(status: process.terminationStatus, output: data)
  }
}

/// A folder that goes when nobody needs it any more.
final class ScratchFolder {
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func path(_ name: String) -> String { url.appending(path: name).path }
}
