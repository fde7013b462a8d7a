import Desk
import Mail

/// The bytes as the authors and recipients of a mail, and as somebody types them.
func readAddresses(_ bytes: [UInt8]) {
  let list = bytes.filter { $0 != 0x0A }
  let fields = ["From: ", "\nReply-To: ", "\nTo: ", "\nCc: "].map { Array($0.utf8) + list }
  let mail = Message(reading: fields.flatMap { $0 } + Array("\n\n".utf8))
  let correspondent = Correspondent.of(mail, queues: [])
  let all: [Mailbox] = mail.from + mail.replyTo + mail.to + mail.cc + [correspondent.mailbox]
  for address in all.compactMap(\.address) {
    precondition(address.key.utf8.contains(UInt8(ascii: "@")), "'\(address.key)' is no address")
    precondition(!address.key.utf8.contains { $0 <= 0x20 || $0 == 0x7F }, "'\(address.key)'")
  }
  _ = TypedMailboxes(String(decoding: list, as: UTF8.self))
}
