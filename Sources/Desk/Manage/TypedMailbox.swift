package import Mail

/// One address as an agent types it, `jane@example.org` or `Jane Doe <jane@example.org>`.
package enum TypedMailbox {
  package static func read(_ text: String) throws(ManageError) -> Mailbox {
    guard let mailboxes = TypedMailboxes(text)?.mailboxes, mailboxes.count == 1 else {
      throw .noAddress(text)
    }
    return mailboxes[0]
  }
}
