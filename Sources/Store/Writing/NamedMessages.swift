internal import Hashing
internal import Mail

/// The mails that a mail names as those before it, by which it is found when one of them comes later.
struct NamedMessages {
  /// Those that can name a mail.
  let ids: [MessageID]

  /// Of References the last count: a thread of years has hundreds.
  private static let most = 50

  init(inReplyTo: [MessageID], references: [MessageID]) {
    let named = inReplyTo.prefix(NamedMessages.most) + references.suffix(NamedMessages.most)
    ids = named.filter(\.threads)
  }

  /// - Parameter row: of the table `message`.
  init(_ row: Row) throws {
    func ids(_ lines: String) -> [MessageID] {
      lines.split(separator: "\n").map { MessageID(String($0)) }
    }
    self.init(
      inReplyTo: ids(try row["in_reply_to"]), references: ids(try row["reference_ids"]))
  }
}

extension Transaction {
  func insert(_ named: NamedMessages, message: Int) throws {
    for id in named.ids {
      try db.cachedStatement(sql: "INSERT INTO reference VALUES (?, ?) ON CONFLICT DO NOTHING")
        .execute(arguments: [IDKey.of(id), message])
    }
  }
}

/// Indexes hold 16 bytes of a hash: Message-IDs and subjects are as long as a stranger likes.
enum IDKey {
  static func of(_ text: String) -> [UInt8] {
    Array(SHA256.digest(of: text.utf8).bytes.prefix(16))
  }

  static func of(_ id: MessageID) -> [UInt8] { of(id.text) }
}
