package import Mail

/// An address as an agent types it, `jane@example.org` or `Jane Doe <jane@example.org>`: safe to be
/// put into a header and into sendmail's arguments.
package enum TypedMailbox {
  package static func read(_ text: String) throws(ManageError) -> Mailbox {
    guard SettingText.isLine(text), let mailbox = WrittenMailbox.read(text),
      let address = mailbox.address.flatMap({ SafeAddress.read($0.text) })
    else { throw .noAddress(text) }
    return Mailbox(name: mailbox.name, address: address)
  }
}
