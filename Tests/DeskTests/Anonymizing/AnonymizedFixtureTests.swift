import Foundation
import Mail
import Testing

@testable import Desk

/// On every fixture: an anonymized mail shows the same fault.
@Suite("Anonymized fixtures")
struct AnonymizedFixtureTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")

  static let names: [String] = {
    let paths = FileManager.default.enumerator(atPath: folder.path(percentEncoded: false))
    return (paths?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".eml") }.sorted()
  }()

  /// What is not the same afterwards, and why.
  private static let exceptions: [String: String] = {
    let signed = "what is signed goes with its signature"
    return [
      "structures/smime-opaque-signed-stream.eml": signed,
      "structures/smime-opaque-signed-text.eml": signed,
    ]
  }()

  private static let anonymizer = Anonymizer(
    key: .init(word: "fixtures"), known: .desk([]), machines: .machines([]))

  /// What a rule sees of a mail.
  private struct Facts: Equatable {
    let mailClass: MailClass
    let report: Report.Kind?
    let parts: Int
    let quotedLines: Int
    let ids: Int

    init(_ raw: [UInt8]) {
      let message = Message(reading: raw)
      let sender: Envelope.Sender =
        message.header.first("Return-Path").map { path in
          Address(path).map(Envelope.Sender.address) ?? .null
        } ?? .unknown
      mailClass = Classification.of(message, envelope: Envelope(sender: sender)).mailClass
      report = message.report?.kind
      parts = message.parts.count
      let text = Array(message.text.utf8)
      quotedLines = Quotation.marks(in: message.text).filter { $0.kind == .quoted }
        .reduce(0) { $0 + text[$1.range].count { $0 == UInt8(ascii: "\n") } }
      ids = message.references.count + message.inReplyTo.count
    }
  }

  @Test("an anonymized mail is of the same class, with the same parts and quotes", arguments: names)
  func facts(_ name: String) throws {
    let raw = try Array(Data(contentsOf: Self.folder.appending(path: name)))
    let anonymized = Self.anonymizer.anonymized(raw).raw
    let isSame = Facts(raw) == Facts(anonymized)
    #expect(
      isSame == (Self.exceptions[name] == nil), "\(name): \(Facts(raw)) \(Facts(anonymized))")
    #expect(anonymized == Self.anonymizer.anonymized(raw).raw)
  }

  @Test("few are exceptions")
  func exceptions() {
    #expect(Self.names.count > 300)
    #expect(Self.exceptions.count * 20 <= Self.names.count)
    #expect(Self.exceptions.keys.allSatisfy(Self.names.contains))
  }
}
