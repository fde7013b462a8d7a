import Foundation
import Mail
import Testing

@testable import Desk

/// The class a fixture's JSON expects of a desk that has no addresses of its own.
struct ClassifiedFixture: Sendable, CustomTestStringConvertible {
  /// `group/name.json`
  let name: String
  let mail: [UInt8]
  let expected: MailClass

  var testDescription: String { name }

  private struct Expectation: Decodable {
    var `class`: String?
  }

  private enum Failure: Error {
    case noSuchClass(String, in: String)
  }

  /// All that name a class.
  static func all() throws -> [ClassifiedFixture] {
    let folder = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")
    let paths = FileManager.default.enumerator(atPath: folder.path(percentEncoded: false))
    return try (paths?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".json") }
      .sorted()
      .compactMap { path in
        let file = folder.appending(path: path)
        let expectation = try JSONDecoder().decode(Expectation.self, from: Data(contentsOf: file))
        guard let name = expectation.class else { return nil }
        guard let expected = MailClass(rawValue: name) else {
          throw Failure.noSuchClass(name, in: path)
        }
        let mail = file.deletingPathExtension().appendingPathExtension("eml")
        return try ClassifiedFixture(
          name: path, mail: Array(Data(contentsOf: mail)), expected: expected)
      }
  }
}

@Suite("Classes of the mails of Tests/Fixtures")
struct FixtureClassTests {
  @Test("A mail is of the class its JSON says", arguments: try ClassifiedFixture.all())
  func classifies(_ fixture: ClassifiedFixture) {
    let message = Message(reading: fixture.mail)
    let sender: Envelope.Sender =
      message.header.first("Return-Path").map { path in
        Address(path).map(Envelope.Sender.address) ?? .null
      } ?? .unknown
    let classification = Classification.of(message, envelope: Envelope(sender: sender))
    #expect(
      classification.mailClass == fixture.expected,
      "\(fixture.name): because of \(classification.reason)")
  }
}
