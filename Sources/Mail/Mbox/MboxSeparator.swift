import Glibc

/// The line that begins a message of an mbox file: `From `, an envelope sender, a date in the form of
/// asctime(3) in UTC (RFC 4155), and perhaps more.
package enum MboxSeparator {
  /// - Parameter remark: stands behind the date, where UUCP named the host that a mail came from, and
  ///   where no sender of a mail can write.
  package static func line(sender: Address?, time: Timestamp, remark: String = "") -> String {
    var clock = time_t(time.seconds)
    var broken = tm()
    gmtime_r(&clock, &broken)
    var text = [CChar](repeating: 0, count: 26)
    asctime_r(&broken, &text)
    let date = text.prefix { $0 != 0 && $0 != 0x0A }.map(UInt8.init)
    let envelope = sender.map { String($0.text.filter { $0 != " " }) } ?? "MAILER-DAEMON"
    return "From \(envelope) \(String(decoding: date, as: UTF8.self))\(remark)\n"
  }

  /// The date that the line names; nil when it names none.
  package static func time(of line: String) -> Timestamp? {
    let words = line.split(separator: " ", maxSplits: 2)
    return words.count == 3 ? MailDate.read(String(words[2])) : nil
  }

  /// The mail without such a line before its header, quoted or not.
  package static func removed(from mail: [UInt8]) -> [UInt8] {
    let first = mail[...].line(at: 0)
    return isBeforeHeader(first) ? Array(mail[first.next...]) : mail
  }

  static func isBeforeHeader(_ line: Line) -> Bool {
    (line.content.hasPrefix("From ") || line.content.hasPrefix(">From "))
      && line.fieldName == nil
  }

  static func begins(_ line: ArraySlice<UInt8>) -> Bool { line.hasPrefix("From ") }

  /// Whether a day of the week and a month follow one another, as in every date of such a line.
  static func isDated(_ line: ArraySlice<UInt8>) -> Bool {
    let words = line.split { $0.isBlank || $0 == UInt8(ascii: ",") }.map { word in
      String(decoding: word.prefix(4), as: UTF8.self)
    }
    return zip(words, words.dropFirst()).contains { day, next in
      days.contains(day) && (months.contains(next) || Int(next) != nil)
    }
  }

  static let days: Set = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months: Set = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
