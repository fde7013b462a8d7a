import Mail
internal import Text

/// `[TAG #42]`: the mark by which a subject names its ticket.
package enum TicketTag {
  /// Whether other desks may write it, too: the default, with which everybody begins.
  package static func isDefault(_ tag: String) -> Bool {
    tag.lowercased() == SettingKey.tag.standard.lowercased()
  }

  /// The text a mail we send carries in its subject.
  package static func text(tag: String, ticket: Int) -> String {
    "[\(tag) #\(ticket)]"
  }

  /// The tickets a decoded subject names, in its order, each once. Case, width and blanks inside
  /// the brackets are ignored; a tag glued to other text counts.
  package static func numbers(in subject: String, tag: String) -> [Int] {
    numbers(in: subject, tags: [tag])
  }

  package static func numbers(in subject: String, tags: [String]) -> [Int] {
    separated(from: SubjectText(subject), tags: tags, isTicket: { _ in true }).numbers
  }

  /// `subject` with the ticket's tag at its end, unless it has it already.
  package static func tagged(_ subject: String, tag: String, ticket: Int) -> String {
    if numbers(in: subject, tag: tag).contains(ticket) { return subject }
    return subject.isEmpty
      ? text(tag: tag, ticket: ticket) : "\(subject) \(text(tag: tag, ticket: ticket))"
  }

  /// `subject` as it was written, without the tags of any ticket.
  package static func removed(from subject: String, tags: [String]) -> String {
    var kept: [UInt8] = []
    var openings: [Int] = []
    for scalar in subject.unicodeScalars {
      if scalar == "[" || scalar == "\u{FF3B}" { openings.append(kept.count) }
      kept.append(scalar)
      guard scalar == "]" || scalar == "\u{FF3D}", let opening = openings.popLast()
      else { continue }
      if numbers(in: String(decoding: kept[opening...], as: UTF8.self), tags: tags).isEmpty {
        // What encloses a bracket is no tag: forgetting it keeps the scan linear.
        openings.removeAll()
      } else {
        kept.removeSubrange(opening...)
      }
    }
    return kept.split(separator: .blank).map { String(decoding: $0, as: UTF8.self) }
      .text(separatedBy: " ")
  }

  /// The subject without its tags, also where taking one out makes another.
  ///
  /// - Parameter isTicket: whether there is a ticket of that number; another desk's tag stays.
  static func separated(
    from subject: SubjectText, tags: [String], isTicket: (Int) throws -> Bool
  ) rethrows -> (text: [UInt8], numbers: [Int]) {
    let tags = tags.map { SubjectText($0).bytes.filter { $0 != .blank } }
    var text: [UInt8] = []
    var numbers: [Int] = []
    var openings: [Int] = []
    for byte in subject.bytes {
      text.append(byte)
      if byte == UInt8(ascii: "[") {
        openings.append(text.count - 1)
      } else if byte == UInt8(ascii: "]"), let opening = openings.popLast() {
        if let number = number(in: text[(opening + 1)...].dropLast(), tags: tags),
          try isTicket(number)
        {
          text.replaceSubrange(opening..., with: [.blank])
          if !numbers.contains(number) { numbers.append(number) }
        } else {
          // What encloses a bracket is no tag: forgetting it keeps the scan linear.
          openings.removeAll()
        }
      }
    }
    return (SubjectText.collapsed(text), numbers)
  }

  private static func number(in content: ArraySlice<UInt8>, tags: [[UInt8]]) -> Int? {
    let content = content.filter { $0 != .blank }
    for tag in tags where content.starts(with: tag) {
      let rest = content.dropFirst(tag.count)
      let digits = rest.dropFirst()
      if rest.first == UInt8(ascii: "#"), (1...9).contains(digits.count),
        digits.allSatisfy(\.isDigit)
      {
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
      }
    }
    return nil
  }
}
