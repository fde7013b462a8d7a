internal import Desk
internal import Mail

/// Compiles conditions to SQL. Values are always arguments, never text of the statement.
struct ConditionSQL {
  private let agent: String
  private let queues: [Queue]
  private(set) var arguments = StatementArguments()
  private var count = 0

  init(agent: String, queues: [Queue]) {
    self.agent = agent
    self.queues = queues
  }

  mutating func sql(_ condition: Query.Condition) -> String {
    switch condition {
    case .all: return "1"
    case .and(let parts): return joined(parts, " AND ")
    case .or(let parts): return joined(parts, " OR ")
    case .not(let inner): return "NOT \(group(inner))"
    case .term(let term): return sql(term)
    }
  }

  private mutating func joined(_ parts: [Query.Condition], _ word: String) -> String {
    var sqls: [String] = []
    for part in parts { sqls.append(group(part)) }
    return sqls.joined(separator: word)
  }

  private mutating func group(_ condition: Query.Condition) -> String { "(\(sql(condition)))" }

  /// A named argument for a value.
  private mutating func bind(_ value: some DatabaseValueConvertible) -> String {
    count += 1
    let name = "v\(count)"
    arguments += [name: value]
    return ":" + name
  }

  private mutating func sql(_ term: Query.Term) -> String {
    switch term {
    case .text(let phrase, let field): return text(phrase, in: field)
    case .status(let status): return self.status(status)
    case .queue(let name): return queue(bind(name))
    case .tag(let tag): return "t.id IN (SELECT ticket FROM tag WHERE tag = \(bind(tag)))"
    case .account(let name): return account(name)
    case .assignee(let assignee): return self.assignee(assignee)
    case .priority(let priority): return "t.priority = \(priority.rank)"
    case .ids(let numbers): return ids(numbers)
    case .waiting(let turn): return "t.waiting IS '\(turn.rawValue)'"
    case .created(let range): return self.range("t.created", range)
    case .updated(let range): return self.range("t.updated", range)
    case .from(let person): return correspondents(person, roles: "'from'")
    case .to(let person): return correspondents(person, roles: "'to', 'cc'")
    case .participant(let person): return participant(person)
    case .mailClass(let mailClass): return ofMessages("class = '\(mailClass.rawValue)'")
    case .rule(let rule): return ofMessages("rule = '\(rule.rawValue)'")
    case .messageID(let id):
      return "t.id IN (SELECT ticket FROM message WHERE id_key = \(bind(IDKey.of(id))))"
    case .arrived(let range): return ofMessages(self.range("received", range))
    case .attachment:
      return ofMessages("EXISTS (SELECT 1 FROM part AS p WHERE p.message = m.id AND NOT p.is_body)")
    case .flag(let flag): return self.flag(flag)
    }
  }

  /// Looked up ticket by ticket: what many messages have is found on the first tickets, and what few
  /// have is not worth an index that every delivery would add to.
  private func ofMessages(_ test: String) -> String {
    "EXISTS (SELECT 1 FROM message AS m INDEXED BY message_by_ticket "
      + "WHERE m.ticket = t.id AND \(test))"
  }

  /// Mail that reached several queues is seen in each.
  private func queue(_ name: String) -> String {
    "\(Dialect.caseBlind("t.queue_name")) = \(Dialect.caseBlind(name)) OR t.id IN (SELECT m.ticket FROM queue AS q "
      + "JOIN further_delivery AS f ON f.queue = q.id JOIN message AS m ON m.id = f.message "
      + "WHERE q.name = \(name))"
  }

  /// The recorded status narrows by index what the effective one decides.
  private func status(_ status: TicketStatus) -> String {
    let recorded =
      switch status {
      case .open: "'open', 'hold'"
      case .closed: "'closed', 'answered'"
      case .answered, .hold, .spam: "'\(status.rawValue)'"
      }
    return "t.recorded_status IN (\(recorded)) AND t.status = '\(status.rawValue)'"
  }

  private mutating func assignee(_ assignee: Query.Assignee) -> String {
    switch assignee {
    case .me: isAssigned(to: agent)
    case .nobody: "t.assignee IS NULL"
    case .named(let name): isAssigned(to: name)
    }
  }

  private mutating func isAssigned(to agent: String) -> String {
    var names: [String] = []
    for name in queues.aliases(of: agent) { names.append(Dialect.caseBlind(bind(name))) }
    return "\(Dialect.caseBlind("t.assignee")) IN (\(names.joined(separator: ", ")))"
  }

  private mutating func account(_ name: String) -> String {
    let name = bind(name)
    return "(\(Dialect.caseBlind("t.account")) = \(Dialect.caseBlind(name)) "
      + "OR \(AccountSQL.tickets(of: name)))"
  }

  /// A merged ticket is found as the one it was merged into.
  private mutating func ids(_ numbers: Query.TicketNumbers) -> String {
    let bounds = numbers.ranges.map { (bind($0.lowerBound), bind($0.upperBound)) }
    func test(_ column: String) -> String {
      let tests = bounds.map { "\(column) BETWEEN \($0) AND \($1)" }
      return "(\(tests.joined(separator: " OR ")))"
    }
    return "\(test("t.id")) OR t.id IN (\(Merges.ends(ofNumbers: test)))"
  }

  private mutating func range(_ column: String, _ range: Query.TimeRange) -> String {
    var tests: [String] = []
    if let from = range.from { tests.append("\(column) >= \(bind(from.seconds))") }
    if let until = range.until { tests.append("\(column) < \(bind(until.seconds))") }
    return tests.isEmpty ? "1" : tests.joined(separator: " AND ")
  }

  private func flag(_ flag: Query.Flag) -> String {
    switch flag {
    case .highlighted: "\(HighlightFunction.name)(t.queue, t.requester_address)"
    case .undelivered: "t.undelivered > 0"
    case .stranger: ofMessages("stranger")
    case .aside: SetAside.test("t.id", status: "t.recorded_status")
    }
  }

  private mutating func text(_ phrase: Query.Phrase, in field: Query.TextField) -> String {
    let match = bind(MatchExpression.of(phrase, in: field))
    return "t.id IN (SELECT m.ticket FROM \(Dialect.messages(matching: match)))"
  }

  private mutating func mailboxes(_ person: Query.PersonPattern, name: String) -> String {
    switch person {
    case .address(let address): return "b.address = \(bind(address.key))"
    case .domain(let domain):
      return ReverseDomain.isWithin("b.reverse_domain", bind(ReverseDomain.of(domain)))
    case .dotted(let text):
      return "(\(mailboxes(.domain(text), name: name)) OR "
        + "b.address >= \(bind(text + "@")) AND b.address < \(bind(text + "A")))"
    case .name(let phrase):
      return "\(NameFunction.name)(\(name) || ' ' || b.address, "
        + "\(bind(phrase.words.joined(separator: " "))), \(phrase.lastIsPrefix ? 1 : 0))"
    }
  }

  private mutating func correspondents(_ person: Query.PersonPattern, roles: String) -> String {
    let test = "c.role IN (\(roles)) AND \(mailboxes(person, name: "c.name"))"
    guard case .name(let phrase) = person else {
      return "t.id IN (SELECT m.ticket FROM mailbox AS b CROSS JOIN correspondent AS c "
        + "ON c.mailbox = b.id CROSS JOIN message AS m ON m.id = c.message WHERE \(test))"
    }
    let match = bind(MatchExpression.ofNames(phrase))
    return "t.id IN (SELECT m.ticket FROM \(Dialect.messages(matching: match)) "
      + "CROSS JOIN correspondent AS c ON c.message = m.id JOIN mailbox AS b ON b.id = c.mailbox "
      + "WHERE \(test))"
  }

  private mutating func participant(_ person: Query.PersonPattern) -> String {
    let test = mailboxes(person, name: "p.name")
    // A name is one that a mail gave, or an agent: no index has them all.
    if case .name = person {
      return "t.id IN (SELECT p.ticket FROM participant AS p "
        + "CROSS JOIN mailbox AS b ON b.id = p.mailbox WHERE \(test))"
    }
    return "t.id IN (SELECT p.ticket FROM mailbox AS b "
      + "CROSS JOIN participant AS p ON p.mailbox = b.id WHERE \(test))"
  }
}
