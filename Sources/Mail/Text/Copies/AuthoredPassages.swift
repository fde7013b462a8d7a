/// What is to be left out of a text of which its author's lines are known: the other lines, and the
/// author's signature.
struct AuthoredPassages {
  private let text: TextLines
  private let author: Mailbox
  private(set) var marks: [Mark] = []

  /// Longer ones are text that happens to stand below two dashes.
  private static let mostOfSignature = 10
  /// Below dashes without the blank of RFC 3676.
  private static let mostOfShortSignature = 6

  init(_ text: TextLines, _ own: OwnLines, author: Mailbox) {
    self.text = text
    self.author = author
    let written = text.indices.filter { !text[$0].isBlank }
    for passage in written.chunks(by: { own[$0] == own[$1] }) {
      guard let first = passage.first, let last = passage.last else { continue }
      let lines = first..<last + 1
      if own[first] {
        if let signature = signature(of: lines) { add(.signature, signature) }
      } else {
        add(.quoted, lines)
      }
    }
  }

  private mutating func add(_ kind: Mark.Kind, _ lines: Range<Int>) {
    marks.append(
      Mark(kind: kind, range: text[lines.lowerBound].start..<text[lines.upperBound - 1].end))
  }

  private func signature(of passage: Range<Int>) -> Range<Int>? {
    var below = 0
    for line in passage.reversed() where !text[line].isBlank {
      if text.content(line).elementsEqual("--".utf8) {
        return isDelimiter(line, below: line + 1..<passage.upperBound, count: below)
          ? line..<passage.upperBound : nil
      }
      below += 1
      if below > Self.mostOfSignature { break }
    }
    return deviceLine(of: passage)
  }

  /// Many programs strip the blank of RFC 3676 §4.3: then the author's name must stand below, as
  /// two dashes may also stand between things.
  private func isDelimiter(_ line: Int, below: Range<Int>, count: Int) -> Bool {
    let end = text[line].contentEnd
    if end < text.bytes.count, text.bytes[end] == UInt8(ascii: " ") { return true }
    guard count <= Self.mostOfShortSignature else { return false }
    let names = [author.name.split(separator: " ").first.map { String($0) }, author.address?.text]
      .compactMap { $0?.lowercased() }.filter { $0.utf8.count >= 3 }
    return below.contains { line in
      text.phrase(line).map { phrase in names.contains { phrase.contains($0) } } ?? false
    }
  }

  /// `Sent from my iPhone`, where it names a device or a program.
  private func deviceLine(of passage: Range<Int>) -> Range<Int>? {
    let last = passage.upperBound - 1
    guard let phrase = text.phrase(last), MobileSignatures.contain(phrase),
      Self.devices.contains(where: phrase.contains)
    else { return nil }
    return last..<passage.upperBound
  }

  private static let devices = [
    "iphone", "ipad", "ios", "android", "outlook", "samsung", "galaxy", "gmail", "yahoo", "proton",
    "k-9", "fairemail", "bluemail", "aquamail", "mobil", "móvil", "móvel", "handy", "smartphone",
    "phone", "blackberry", "huawei", "xiaomi", "pixel", "nokia", "tablet", "windows", "mail für",
    "телефон", "スマートフォン", "手机", "手機", "휴대",
  ]
}
