package import Mail

/// Where the author of a mail wants its answers (RFC 5322 §3.6.2). It is a wish and proves nothing:
/// anybody can write it.
extension StoredMessage {
  /// Whom Reply-To names, where that is somebody else than the author.
  package var otherReplyTo: [Mailbox] {
    replyTo.compactMap(\.address) == [from.address].compactMap(\.self) ? [] : replyTo
  }

  /// Who gets the answer in the author's place; nobody for what the mail's Reply-To cannot have meant.
  /// A list that writes its own address there means all its readers: also one that does not say that
  /// it is a list, and sent us what was not addressed to us.
  ///
  /// - Parameters:
  ///   - recipients: of the mail's envelope.
  ///   - queues: all of them; nothing is sent to their addresses.
  package func replyAddresses(recipients: [Address], queues: [Queue]) -> [Mailbox] {
    if mailClass == .list { return [] }
    let addressees = Addressees(to + cc, recipients: recipients, queues: queues)
    let readers = addressees.takePart ? [] : addressees.others.compactMap(\.address)
    return otherReplyTo.filter { mailbox in
      guard let address = mailbox.address else { return false }
      return SafeAddress.isSafe(address) && queues.owner(of: address) == nil
        && !NeverAnswered.asksForNoReply(address) && !readers.contains(address)
    }
  }
}
