import Mail

/// Lists that put their own address into From to survive DMARC (RFC 7960 §4.1.3), and where they
/// leave the author: Google Groups, Mailman, Sympa.
struct RewrittenAuthor {
  /// What the list writes down for exactly this purpose.
  static let authorHeaders = ["X-Original-From", "X-Google-Original-From"]

  /// Holds the envelope sender as often as the author: believed only when From is not the author.
  static let senderHeader = "X-Original-Sender"

  /// Headers that carry the address of the list itself.
  static let listHeaders = ["List-Post", "X-BeenThere", "Mailing-List", "List-Id"]

  private let message: Message
  private let from: Mailbox
  private let address: Address
  /// Everything in the list headers that may be an address or a List-Id (RFC 2919 §2), lower case:
  /// `<mailto:list@example.org>`, `list list@example.org; contact …`, `<list.example.org>`.
  private let listWords: [String]

  /// The author, when From is the list and not the author.
  static func original(of message: Message) -> Mailbox? {
    RewrittenAuthor(message)?.author
  }

  private init?(_ message: Message) {
    guard let from = message.from.first(where: { $0.address != nil }), let address = from.address
    else { return nil }
    self.message = message
    self.from = from
    self.address = address
    let fields = message.header.filter { field in
      RewrittenAuthor.listHeaders.contains { $0.equalsIgnoringCase(field.name) }
    }
    listWords = fields.flatMap {
      $0.value.lowercased().split { " <>,;:\t".contains($0) }.map { String($0) }
    }
  }

  private var author: Mailbox? {
    if !listWords.isEmpty || isVia, let author = written(in: RewrittenAuthor.authorHeaders) {
      return author
    }
    guard isVia || isList(address) else { return nil }
    return written(in: [RewrittenAuthor.senderHeader]) ?? replyTo
  }

  private func written(in names: [String]) -> Mailbox? {
    for name in names {
      if var mailbox = message.header.first(name).flatMap(WrittenMailbox.read),
        mailbox.address != address
      {
        if mailbox.name.isEmpty { mailbox.name = nameBeforeVia }
        return mailbox
      }
    }
    return nil
  }

  /// Reply-To is the author only where a list says that it rewrote From, and often names the list.
  private var replyTo: Mailbox? {
    if listWords.isEmpty { return nil }
    return message.replyTo.first { mailbox in
      mailbox.address.map { $0 != address && !isList($0) } ?? false
    }
  }

  /// Lists mark the display name: `Jane Doe via Helpers`, `Jane Doe (via helpers list)`.
  private var isVia: Bool {
    from.name.lowercased().split(separator: " ").dropFirst().dropLast()
      .contains { $0 == "via" || $0 == "(via" }
  }

  private var nameBeforeVia: String {
    let words = from.name.split(separator: " ")
    let via = words.firstIndex { ["via", "(via"].contains($0.lowercased()) }
    let name = words[..<(via ?? words.startIndex)].joined(separator: " ")
    return WrittenMailbox.unquoted(name[...])
  }

  private func isList(_ address: Address) -> Bool {
    listWords.contains(address.key)
      || listWords.contains("\(address.localPart).\(address.domain)")
  }
}
