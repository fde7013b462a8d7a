import Desk
import Mail

/// An mbox file has the same mails however its bytes come, all within it and one after another.
func readMbox(_ bytes: [UInt8]) {
  let whole = mails(in: bytes, pieces: max(1, bytes.count))
  precondition(whole == mails(in: bytes, pieces: 3), "pieces make other mails")
  var end = 0
  for mail in whole {
    precondition(end <= mail.start && mail.start <= mail.end && mail.end <= bytes.count, "\(mail)")
    end = mail.end
    _ = MboxSeparator.time(of: mail.separator)
    _ = try? ExportMark.read(separator: mail.separator)
  }
  var quoting = MboxQuoting()
  let quoted = quoting.quoted(bytes) + quoting.end()
  precondition(MboxQuoting.unquoted(quoted).starts(with: bytes), "quoting changes a mail")
}

private func mails(in bytes: [UInt8], pieces size: Int) -> [MboxScanner.Found] {
  var scanner = MboxScanner()
  for start in stride(from: 0, to: bytes.count, by: size) {
    scanner.take(bytes[start..<min(start + size, bytes.count)])
  }
  scanner.finish()
  return scanner.found
}
