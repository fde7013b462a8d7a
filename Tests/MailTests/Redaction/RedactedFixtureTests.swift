import Testing

@testable import Mail

/// On every fixture: what is to go goes, and the mail stays a mail with the same parts.
@Suite("Redaction of fixtures")
struct RedactedFixtureTests {
  static let names: [String] = ((try? Fixture.all()) ?? []).map(\.name)

  /// Long enough to stand only where it is meant, and not in ids.
  private func words(of mail: Message) -> [String] {
    let ids = mail.references + mail.inReplyTo + [mail.messageID].compactMap { $0 }
    return [mail.text, mail.subject].compactMap { text in
      text.split { !$0.isLetter }.filter { $0.utf8.count >= 6 }
        .filter { word in !ids.contains { $0.text.contains(word) } }
        .max { $0.utf8.count < $1.utf8.count }.map(String.init)
    }
  }

  @Test(
    "a word of text or subject is found nowhere any more", arguments: names,
    Fixture.LineEnds.allCases)
  func text(_ name: String, _ lineEnds: Fixture.LineEnds) throws {
    let raw = try Fixture(named: name).bytes(lineEnds)
    let before = Message(reading: raw)
    for word in words(of: before) {
      let removed = try #require(RemovedText(word))
      let redacted = try #require(try Message.redacted(raw, .text(word)), "\(word)")
      let after = Message(reading: redacted)
      #expect(!removed.occurs(in: after.text) && !removed.occurs(in: after.subject), "\(word)")
      #expect(!after.header.contains { removed.occurs(in: $0.value) }, "\(word)")
      #expect(try Message.redacted(redacted, .text(word)) == nil, "\(word)")
      #expect(after.date == before.date && after.messageID == before.messageID)
    }
  }

  @Test("a part goes, the others stay", arguments: names, Fixture.LineEnds.allCases)
  func part(_ name: String, _ lineEnds: Fixture.LineEnds) throws {
    let raw = try Fixture(named: name).bytes(lineEnds)
    let before = Message(reading: raw).parts
    for part in before.prefix(20) {
      let redacted: [UInt8]?
      do {
        redacted = try Message.redacted(raw, .part(part.number))
      } catch {
        continue
      }
      let after = Message(reading: try #require(redacted)).parts
      for other in before where isApart(other, from: part, in: before) && other.number < part.number
      {
        #expect(after.contains { $0.number == other.number && $0.sha256 == other.sha256 })
      }
      let content = try #require(decodedContent(ofPart: part.number, in: redacted ?? []))
      #expect(content.count < part.size || part.size < 64, "part \(part.number)")
    }
  }

  /// Neither lies in the other.
  private func isApart(_ one: Part, from other: Part, in parts: [Part]) -> Bool {
    func encloses(_ outer: Part, _ inner: Part) -> Bool {
      var place = inner.enclosing
      while let number = place {
        if number == outer.number { return true }
        place = parts[number - 1].enclosing
      }
      return false
    }
    return one != other && !encloses(one, other) && !encloses(other, one)
  }
}
