import Foundation
import Testing

/// One mail of Tests/Fixtures, with the values a reader must find in it beside it in JSON. The
/// keys are those of `Message.observed`; `why` says what made the mail.
struct Fixture: Sendable, CustomTestStringConvertible {
  /// `group/name`, without extension.
  let name: String
  /// As stored: lone LF, or exact bytes where the JSON says `"crlf": false`.
  let stored: [UInt8]
  let expected: [String: FixtureValue]

  var testDescription: String { name }

  enum LineEnds: CaseIterable {
    case lf, crlf
  }

  /// Keys that tell about the fixture, or are held against something else than the mail's values.
  static let notes: Set<String> = ["why", "crlf", "class", "hash_equals", "hash_differs_from"]

  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")

  static func all() throws -> [Fixture] {
    let paths = FileManager.default.enumerator(atPath: folder.path(percentEncoded: false))
    return try (paths?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".eml") }
      .sorted()
      .map { try Fixture(named: String($0.dropLast(".eml".count))) }
  }

  init(named name: String) throws {
    let file = Fixture.folder.appending(path: name)
    self.name = name
    stored = try Array(Data(contentsOf: file.appendingPathExtension("eml")))
    expected = try JSONDecoder().decode(
      [String: FixtureValue].self, from: Data(contentsOf: file.appendingPathExtension("json")))
  }

  /// The mail as a program with those line ends hands it over.
  func bytes(_ lineEnds: LineEnds) -> [UInt8] {
    guard lineEnds == .crlf, expected["crlf"] != false else { return stored }
    var result: [UInt8] = []
    for byte in stored {
      if byte == UInt8(ascii: "\n"), result.last != UInt8(ascii: "\r") {
        result.append(UInt8(ascii: "\r"))
      }
      result.append(byte)
    }
    return result
  }
}
