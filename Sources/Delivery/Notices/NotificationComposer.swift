internal import Desk
internal import Mail
internal import Store
internal import Text

/// Composes the notices of one ticket's mail.
struct NotificationComposer {
  let ticket: Ticket
  let queue: Queue
  let decision: Decision
  let mail: IncomingMail
  let text: NoticeText
  let message: Int
  let secret: [UInt8]
  let now: Timestamp

  /// An agent's address in a copy holds that long; seconds.
  private static let agentLifetime: Int64 = 30 * 86_400

  func mail(for notice: Notice) throws -> OutgoingMail {
    switch notice.kind {
    case .copy: try copy(to: notice.recipient)
    case .refusal: try refusal(to: notice.recipient)
    default: try confirmation(to: notice.recipient)
    }
  }

  private func confirmation(to recipient: Mailbox) throws -> OutgoingMail {
    var values = Placeholder.values(of: ticket, in: queue, text: "")
    values[Placeholder.suggestions.rawValue] = text.suggestions
    return try notice(
      to: recipient, subject: subject, text: try queue.text(.confirmation, values),
      submitted: "auto-replied")
  }

  private func copy(to recipient: Mailbox) throws -> OutgoingMail {
    let isHighlighted = queue.settings.highlights(ticket)
    let mark = isHighlighted ? "! " : ""
    var values = Placeholder.values(of: ticket, in: queue, text: text.beginning + attachments)
    values[Placeholder.sender.rawValue] = Sanitizer.excerpt(
      decision.correspondent.mailbox.written)
    var copy = try notice(
      to: recipient, subject: mark + subject, text: mark + (try queue.text(.copy, values)),
      submitted: "auto-generated")
    if isHighlighted { copy.fields.append(HeaderField(name: "Importance", value: "high")) }
    copy.replyTo = agentAddress
    return copy
  }

  private func refusal(to agent: Mailbox) throws -> OutgoingMail {
    var reason = ""
    if case .failure(let error) = decision.order { reason = "\(error)" }
    let written = text.ownWords.split(separator: "\n", omittingEmptySubsequences: false)
    var refusal = try notice(
      to: agent, subject: subject,
      text: """
        Your mail on ticket #\(ticket.number) was not carried out: nothing was sent, and \
        nothing was changed.

        \(reason)

        It is kept on the ticket as a note. To try again, reply to this mail. You wrote:

        \(written.map { "> \($0)" }.joined(separator: "\n"))
        """, submitted: "auto-replied")
    refusal.replyTo = agentAddress
    return refusal
  }

  /// Only to agents: with it an agent acts, so it goes to nobody else.
  private var agentAddress: [Mailbox] {
    guard let address = queue.settings.address, let delimiter = queue.settings.replyExtension,
      let signed = SignedAddress.make(
        address, delimiter: delimiter,
        kind: .agent(expires: now + NotificationComposer.agentLifetime),
        ticket: ticket.number, secret: secret)
    else { return [] }
    return [Mailbox(name: queue.settings.name, address: signed)]
  }

  private var attachments: String {
    var lines = text.attachments.map { "[m\(message).\($0.part)] \($0.description)" }
    if text.otherAttachments > 0 { lines.append("and \(text.otherAttachments) more") }
    return lines.isEmpty ? "" : "\n\n" + lines.joined(separator: "\n")
  }

  func alert(to recipient: Mailbox, _ stopped: [Notice]) throws -> OutgoingMail {
    let reasons = stopped.map { "  \($0.description)" }.joined(separator: "\n")
    return try notice(
      to: recipient, subject: "Automatic mail was stopped (\(queue.name))",
      text: """
        More automatic mail was due than the limits allow, so it was dropped. Perhaps another \
        program answers ours. The first was, on ticket #\(ticket.number):

        \(reasons)

        Incoming mail is still filed. 'tickets log \(ticket.number)' lists what was dropped; \
        this warning is sent once in 24 hours.
        """, submitted: "auto-generated")
  }

  private var subject: String {
    ReplySubject.answer(to: ticket.subject, tag: queue.settings.tag, ticket: ticket.number)
  }

  private func notice(
    to recipient: Mailbox, subject: String, text: String, submitted: String
  ) throws -> OutgoingMail {
    var notice = try OutgoingMail(
      on: ticket, in: queue, to: [recipient], subject: subject, text: text, secret: secret, at: now)
    notice.inReplyTo = mail.writtenMessageID
    notice.references = ReferenceChain.following(
      mail.writtenMessageID, references: mail.message.references, inReplyTo: mail.message.inReplyTo)
    notice.fields = AutomaticFields.all(submitted: submitted, loop: queue.settings.address)
    return notice
  }
}

extension Queue {
  /// A notice's text. A template that another program has broken stops nothing.
  func text(_ name: TemplateName, _ values: [String: String]) throws -> String {
    let own = try? Template(settings.template(name))
    return try (own ?? Template(name.standard)).render(values)
  }
}
