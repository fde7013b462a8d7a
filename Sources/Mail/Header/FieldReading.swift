/// The header fields of the mail itself, as values.
struct FieldReading {
  private let header: RawHeader
  private let text: FieldText
  private(set) var budget: WorkBudget

  init(_ header: RawHeader, _ text: FieldText, _ budget: WorkBudget) {
    self.header = header
    self.text = text
    self.budget = budget
  }

  mutating func read(into message: inout Message, _ defects: inout Defects) {
    message.header = header.fields.map {
      HeaderField(name: $0.name, value: decoded($0.value))
    }
    message.from = authors(&defects)
    message.hasOneAuthor = AuthorField.hasOneReading(header.named("From"), as: message.from)
    message.sender = mailboxes("Sender", &defects)
    message.replyTo = mailboxes("Reply-To", &defects)
    message.to = mailboxes("To", &defects)
    message.cc = mailboxes("Cc", &defects)
    message.subject = message.header.first("Subject") ?? ""
    message.messageID =
      message.header.all("Message-ID").lazy
      .compactMap(MessageIDReading.first).first
    message.inReplyTo = message.header.all("In-Reply-To").flatMap(MessageIDReading.all)
    message.references = references(message.header)
    message.authenticationResults = message.header.all("Authentication-Results")
      .compactMap(AuthenticationResultsReading.read)
    message.date = date(message.header, &defects)
    noteRepeated(&defects)
    if header.fields.contains(where: { $0.value.count > text.bounds.fieldBytes }) {
      defects.note(.headerTooLong)
    }
  }

  private mutating func references(_ fields: [HeaderField]) -> [MessageID] {
    var ids: [MessageID] = []
    for (raw, field) in zip(header.fields, fields) where field.name.equalsIgnoringCase("References")
    {
      let isWhole = raw.value.count <= text.bounds.fieldBytes
      ids += isWhole ? MessageIDReading.all(in: field.value) : idsAtEnds(of: raw.value)
    }
    return ids
  }

  /// Of a field that is too long: how the thread began, and what the mail answers.
  private mutating func idsAtEnds(of value: ArraySlice<UInt8>) -> [MessageID] {
    let half = text.bounds.fieldBytes / 2
    guard budget.spend(2 * half * WorkBudget.Cost.field) else { return [] }
    let first = value.prefix(half)
    let end = first.lastIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? first.startIndex
    let last = value.suffix(half).drop { $0 != UInt8(ascii: "<") }
    return [first[..<end], last].flatMap { MessageIDReading.all(in: text.decoded($0)) }
  }

  /// Empty when there is no work left for it.
  private mutating func decoded(_ value: ArraySlice<UInt8>) -> String {
    let bytes = min(value.count, text.bounds.fieldBytes)
    return budget.spend(bytes * WorkBudget.Cost.field) ? text.decoded(value) : ""
  }

  /// The texts of all fields of that name, for the parser of addresses.
  private mutating func addresses(in name: String) -> [String] {
    header.all(name).compactMap { value in
      let bytes = min(value.count, text.bounds.fieldBytes)
      return budget.spend(bytes * WorkBudget.Cost.addresses) ? text.protected(value) : nil
    }
  }

  private mutating func authors(_ defects: inout Defects) -> [Mailbox] {
    let groups = addresses(in: "From").compactMap(MailboxReading.emptyGroup)
    return groups.isEmpty ? mailboxes("From", &defects) : groups
  }

  private mutating func mailboxes(_ name: String, _ defects: inout Defects) -> [Mailbox] {
    let mailboxes = addresses(in: name).flatMap(MailboxReading.mailboxes)
    if mailboxes.contains(where: { $0.address == nil }) {
      defects.note(.malformedAddress(field: name))
    }
    return mailboxes
  }

  private func date(_ header: [HeaderField], _ defects: inout Defects) -> Timestamp? {
    guard let text = header.first("Date") else { return nil }
    let date = MailDate.read(text)
    if date == nil { defects.note(.absurdDate(text)) }
    return date
  }

  /// RFC 5322 §3.6: at most one of each.
  private func noteRepeated(_ defects: inout Defects) {
    for name in ["From", "Sender", "Reply-To", "Date", "Message-ID", "Subject"]
    where header.all(name).count > 1 {
      defects.note(.severalFields(name))
    }
  }
}
