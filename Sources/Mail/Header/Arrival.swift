/// When a mail arrived, as its own header tells.
package enum Arrival {
  /// The time that the last host wrote into the topmost Received field (RFC 5321 §4.4), else Date;
  /// nil when neither tells.
  ///
  /// - Parameter beginning: of the raw mail, its header included as far as possible.
  package static func time(in beginning: ArraySlice<UInt8>) -> Timestamp? {
    let start = MailPreamble(of: beginning, bounds: .standard)
    let header = HeaderReader(start.mail, from: start.mail.startIndex, bounds: .standard).header
    if let received = header.first("Received"), let semicolon = received.lastIndex(of: semicolon),
      let time = MailDate.read(text(received[semicolon...].dropFirst()))
    {
      return time
    }
    return header.first("Date").flatMap { MailDate.read(text($0)) }
  }

  private static let semicolon = UInt8(ascii: ";")

  /// Unfolded.
  private static func text(_ value: ArraySlice<UInt8>) -> String {
    String(decoding: value.map { $0.isLineEnd ? ASCII.space : $0 }, as: UTF8.self)
  }
}
