import Desk
import Glibc
import Mail

/// The line that begins a message of an mbox file (RFC 4155; quoting is mboxrd's).
enum MboxSeparator {
  static func line(of message: StoredMessage) -> String {
    let sender = message.from.address?.text ?? "MAILER-DAEMON"
    var clock = time_t(message.received.seconds)
    var broken = tm()
    gmtime_r(&clock, &broken)
    var text = [CChar](repeating: 0, count: 26)
    asctime_r(&broken, &text)
    let end = text.firstIndex(of: 0) ?? text.endIndex
    return "From \(sender) " + String(decoding: text[..<end].map(UInt8.init), as: UTF8.self)
  }
}

/// mboxrd: every line that is `From ` after any number of `>` gets one more `>`. Works on a stream
/// of chunks that end anywhere.
struct MboxQuoting {
  private static let mark = Array("From ".utf8)
  /// The beginning of a line that may yet turn out to be a separator; nil inside a line.
  private var pending: [UInt8]? = []
  private var endsWithNewline = true

  mutating func quoted(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + 64)
    for byte in bytes { take(byte, &out) }
    return out
  }

  private mutating func take(_ byte: UInt8, _ out: inout [UInt8]) {
    endsWithNewline = byte == 0x0A
    guard var line = pending else {
      out.append(byte)
      if byte == 0x0A { pending = [] }
      return
    }
    line.append(byte)
    let unquoted = line.drop { $0 == 0x3E }
    if unquoted.elementsEqual(Self.mark) {
      out += [0x3E] + line
      pending = nil
    } else if Self.mark.starts(with: unquoted) {
      pending = line
    } else {
      out += line
      pending = byte == 0x0A ? [] : nil
    }
  }

  /// What was held back, and the blank line that ends a message.
  mutating func end() -> [UInt8] {
    defer { self = MboxQuoting() }
    return (pending ?? []) + (endsWithNewline ? [0x0A] : [0x0A, 0x0A])
  }
}
