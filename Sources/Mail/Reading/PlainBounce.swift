/// Bounces in plain text: qmail's (QSBMF) and Exim's, where the header of the original stands in the
/// text below a line that announces it.
struct PlainBounce {
  private let mail: Message

  init(_ mail: Message) {
    self.mail = mail
  }

  var report: Report? {
    guard isFromDaemon else { return nil }
    let lines = mail.text.utf8.split(separator: Octet.lineFeed, maxSplits: Self.mostLines)
      .prefix(Self.mostLines).map { line in
        let text = line.prefix(Self.longestLine)
          .drop { $0 == Octet.space || $0 == UInt8(ascii: ">") }
        return String(decoding: text, as: UTF8.self)
      }
    let original = originalID(in: lines)
    let failed = failedRecipients
    guard original != nil || !failed.isEmpty else { return nil }
    return Report(
      kind: .delivery, originalMessageID: original,
      recipients: failed.isEmpty ? recipients(in: lines) : failed)
  }

  private static let mostLines = 2_000
  /// Octets of a line: what these programs write is short.
  private static let longestLine = 1_000

  private var isFromDaemon: Bool {
    mail.from.allSatisfy {
      ["mailer-daemon", "postmaster"].contains($0.address?.localPart ?? "mailer-daemon")
    }
  }

  /// Exim's header field.
  private var failedRecipients: [Report.Recipient] {
    mail.header.all("X-Failed-Recipients").flatMap { $0.utf8.split(separator: UInt8(ascii: ",")) }
      .compactMap { Address(String(decoding: $0, as: UTF8.self)) }
      .map { Report.Recipient(address: $0, action: .failed) }
  }

  private func originalID(in lines: [String]) -> MessageID? {
    guard let line = lines.firstIndex(where: Self.announcesOriginal) else { return nil }
    let name = "message-id:"
    return lines[line...].first { $0.prefix(name.count).lowercased() == name }
      .flatMap { MessageIDReading.first(in: String($0.dropFirst(name.count))) }
  }

  /// `--- Below this line is a copy of the message.`, `------ This is a copy of the message ... ------`,
  /// `----- Original message follows -----`.
  private static func announcesOriginal(_ line: String) -> Bool {
    guard line.hasPrefix("--") else { return false }
    let text = line.lowercased()
    return ["message", "header"].contains { text.contains($0) }
  }

  /// qmail: `<user@example.com>:` on a line of its own, the reason below.
  private func recipients(in lines: [String]) -> [Report.Recipient] {
    lines.prefix { !Self.announcesOriginal($0) }.indices.compactMap { place in
      let line = lines[place]
      guard line.hasPrefix("<"), line.hasSuffix(">:"),
        let address = Address(String(line.dropLast()))
      else { return nil }
      let reason = lines.dropFirst(place + 1).first ?? ""
      let status = DeliveryStatus.status(in: reason)
      return Report.Recipient(
        address: address, action: status.hasPrefix("4") ? .delayed : .failed, status: status,
        diagnostic: reason)
    }
  }
}
