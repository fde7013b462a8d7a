import Foundation
import Testing

@Suite("The manual pages are in order")
struct PageTests {
  static let pages = [
    "ingest.1", "tickets.1", "tickets-config.5", "tickets-query.7", "tickets-setup.7",
    "tickets-store.5",
  ]

  @Test("mandoc finds no fault", arguments: pages)
  func lint(_ page: String) throws {
    let process = Process()
    let output = Pipe()
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized
    process.executableURL = URL(filePath: "/usr/bin/mandoc")
    process.arguments = ["-T", "lint", "-W", "warning", root.appending(path: "man/\(page)").path]
    process.standardOutput = output
    try process.run()
    let faults = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(faults.isEmpty)
    #expect(process.terminationStatus == 0)
  }

  @Test("Every page of ours that another one names is there", arguments: pages)
  func references(_ page: String) throws {
    for line in try ManualPage(page).lines where line.hasPrefix(".Xr ") {
      let words = line.split(separator: " ")
      let name = "\(words[1]).\(words[2])"
      if name.hasPrefix("tickets") || name.hasPrefix("ingest") {
        #expect(PageTests.pages.contains(name))
      }
    }
  }
}
