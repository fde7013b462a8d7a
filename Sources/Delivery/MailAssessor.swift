internal import Desk
internal import Mail
internal import Store

/// Reads what a mail says by itself, with the settings of a moment.
struct MailAssessor {
  let mail: IncomingMail
  /// The queue asked for with `--queue`.
  let queueName: String?
  let now: Timestamp
  /// Nil for a mail that arrives now.
  let imported: ImportedMail?

  func assessment(_ store: Snapshot) throws -> Assessment {
    let queues = try store.queues()
    let keys = try store.tokenKeys(at: now)
    let isAnswer = isAnswer(queues)
    let answering = isAnswer ? queues.answering(mail.message, named: queueName) : nil
    let receiving = queues.receiving(mail.message, mail.envelope, named: queueName)
    guard let queue = answering ?? receiving else {
      throw StoreError.defect("the store has no queue")
    }
    let classification = try classification(isAnswer: isAnswer, queues, keys, store)
    return Assessment(
      queues: queues, keys: keys, queue: queue,
      unknownQueue: queueName.flatMap { name in
        queue.name.lowercased() == name.lowercased() ? nil : name
      },
      correspondent: isAnswer
        ? .addressee(of: mail.message, but: queues.ours)
        : .of(mail.message, senderFrom: queue.settings.senderFrom, queues: queues),
      classification: classification,
      direction: imported?.direction ?? (isAnswer ? .out : .in),
      dmarc: .verdict(on: mail.message, authservID: queue.settings.authservID),
      hints: try hints(classification.mailClass, queues, keys, store))
  }

  private func hints(
    _ mailClass: MailClass, _ queues: [Queue], _ keys: TokenKeys, _ store: Snapshot
  ) throws -> ThreadingHints {
    try ThreadingHints(
      mail.message, ownID: mail.messageID, envelope: mail.envelope, mailClass: mailClass,
      queues: queues, keys: keys, now: now, isTicket: store.isTicket)
  }

  private func classification(
    isAnswer: Bool, _ queues: [Queue], _ keys: TokenKeys, _ store: Snapshot
  ) throws -> Classification {
    let returned = try returned(queues, keys, store)
    var classification = try Classification.of(
      mail.message, envelope: mail.envelope, returned: isAnswer ? nil : returned
    ) { try answersUs(queues, keys, store) }
    if mail.isUnreadable { classification.reason = "unreadable: it crashed the parser" }
    return classification
  }

  /// An imported mail of ours to somebody else is an answer.
  private func isAnswer(_ queues: [Queue]) -> Bool {
    guard let imported else { return false }
    if let direction = imported.direction { return direction == .out }
    let authors = mail.message.from.compactMap(\.address)
    let ours = queues.ours
    return !authors.isEmpty && authors.allSatisfy(ours.contains)
      && (mail.message.to + mail.message.cc).compactMap(\.address).contains { !ours.contains($0) }
  }

  /// Whether it names a message of ours and says something: then a person answers.
  private func answersUs(_ queues: [Queue], _ keys: TokenKeys, _ store: Snapshot) throws -> Bool {
    guard !ReturnedMail.isLoop(mail.message, queues: queues) else { return false }
    let hints = try hints(.human, queues, keys, store)
    guard
      try hints.tokens.contains(where: { $0.scope == .anybody })
        || store.hasSent(hints.named.map(\.id))
    else { return false }
    return Quotation.ownWords(in: mail.message.text, earlier: []).utf8.contains { $0 > 0x20 }
  }

  /// Why the mail is ours come back, or nil.
  private func returned(
    _ queues: [Queue], _ keys: TokenKeys, _ store: Snapshot
  ) throws -> String? {
    guard ReturnedMail.claims(mail.message, queues: queues) else { return nil }
    if let proof = ReturnedMail.proof(
      in: mail.message, id: mail.messageID, queues: queues, keys: keys)
    {
      return proof
    }
    let named = TicketTag.numbers(in: mail.message.subject, tags: queues.map(\.settings.tag))
    return try store.hasSent(mail.message.contentHash, on: named) ? "we sent the same text" : nil
  }
}
