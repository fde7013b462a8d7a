/// Where each message must be after mails were moved about, and who must take part: told from what was
/// done, without a look into the store.
struct MovingModel {
  struct Mail {
    var ticket: Int
    /// Who takes part because of it.
    var people: Set<String>
    /// Who wrote it and need not take part.
    var stranger: String?
  }

  var mails: [Int: Mail] = [:]
  private(set) var tickets: Set<Int> = []
  private(set) var mergedInto: [Int: Int] = [:]
  /// What a merged ticket had.
  private var merged: [Int: Set<Int>] = [:]

  func end(of ticket: Int) -> Int {
    var ticket = ticket
    while let next = mergedInto[ticket] { ticket = next }
    return ticket
  }

  func messages(on ticket: Int) -> Set<Int> {
    Set(mails.filter { $0.value.ticket == ticket }.keys)
  }

  var living: [Int] { tickets.filter { mergedInto[$0] == nil }.sorted() }

  mutating func file(_ message: Int, _ mail: Mail) {
    mails[message] = mail
    tickets.insert(mail.ticket)
  }

  mutating func merge(_ ticket: Int, into target: Int) {
    let (ticket, target) = (end(of: ticket), end(of: target))
    merged[ticket] = messages(on: ticket)
    move(messages(on: ticket), to: target)
    mergedInto[ticket] = target
  }

  mutating func split(_ messages: Set<Int>, into ticket: Int) {
    tickets.insert(ticket)
    move(messages, to: ticket)
  }

  /// What is still where the merge brought it goes back.
  mutating func takeBackMerge(of ticket: Int) {
    guard let target = mergedInto.removeValue(forKey: ticket) else { return }
    move((merged[ticket] ?? []).intersection(messages(on: end(of: target))), to: ticket)
  }

  mutating func takeBackSplit(of ticket: Int, from origin: Int) {
    merged[ticket] = []
    move(messages(on: ticket), to: origin)
    mergedInto[ticket] = origin
  }

  private mutating func move(_ messages: Set<Int>, to ticket: Int) {
    for message in messages { mails[message]?.ticket = ticket }
  }

  /// Those on the messages of a ticket.
  func people(on ticket: Int) -> Set<String> {
    mails.values.filter { $0.ticket == ticket }.reduce(into: []) { $0.formUnion($1.people) }
  }

  func strangers(on ticket: Int) -> Set<String> {
    Set(mails.values.filter { $0.ticket == ticket }.compactMap(\.stranger))
  }

  /// Also by way of others.
  func sources(of ticket: Int) -> [Int] {
    mergedInto.keys.filter { end(of: $0) == ticket }
  }
}
