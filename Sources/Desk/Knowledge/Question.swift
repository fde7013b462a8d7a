package import Mail

/// What a customer asks, reduced to the terms that may tell it from other questions.
package struct Question: Hashable, Sendable {
  package struct Term: Hashable, Sendable {
    package let term: SearchTerm
    /// How much the customer makes of it.
    package let weight: Double
  }

  /// The weightiest first, never more than `mostTerms`: each is looked up.
  package let terms: [Term]

  static let mostTerms = 48
  /// Who writes more has said what it is about.
  static let mostBytes = 8000

  /// - Parameter texts: visible texts, the most important first.
  package init(subject: String, texts: [String]) {
    let inSubject = Set(Question.terms(of: subject))
    let inTexts = Question.terms(of: texts.joined(separator: "\n"))
    var counts: [SearchTerm: Int] = [:]
    var order: [SearchTerm] = []
    for term in Question.terms(of: subject) + inTexts {
      if counts[term] == nil { order.append(term) }
      counts[term, default: 0] += 1
    }
    let weighed = order.map { term in
      Term(
        term: term,
        weight: Question.weight(count: counts[term] ?? 1, inSubject: inSubject.contains(term)))
    }
    terms = Array(
      weighed.enumerated().sorted { a, b in
        (b.element.weight, b.element.term.text.count, a.offset)
          < (a.element.weight, a.element.term.text.count, b.offset)
      }.prefix(Question.mostTerms).map(\.element))
  }

  private static func terms(of text: String) -> [SearchTerm] {
    let bounded = String(decoding: text.utf8.prefix(mostBytes), as: UTF8.self)
    return SearchText.terms(of: bounded).filter { !CommonWords.contain($0.text) }
  }

  /// Said twice is not twice as important; the subject is what the customer thinks it is.
  private static func weight(count: Int, inSubject: Bool) -> Double {
    let repeated = [1, 1.5, 1.8][min(count, 3) - 1]
    return inSubject ? 2 * repeated : repeated
  }
}

extension Question {
  static let mostMessages = 5

  /// Of a ticket: its subject, and what its requester wrote, the latest first.
  package init(_ ticket: Ticket, _ messages: [StoredMessage]) {
    let incoming = messages.filter { $0.direction == .in && $0.mailClass.movesTicket }
    let own = incoming.filter { $0.from.address == ticket.requester.address }
    self.init(
      subject: ticket.subject,
      texts: (own.isEmpty ? incoming : own).suffix(Question.mostMessages).reversed()
        .map(\.visibleText))
  }
}

/// What we once answered to a question like this one.
package struct PastAnswer: Hashable, Sendable {
  package var ticket: Int
  /// The message that answered.
  package var message: Int
  /// Of the ticket.
  package var subject: String
  package var answered: Timestamp
  /// Without quoted text and signature.
  package var text: String

  package init(
    ticket: Int, message: Int, subject: String, answered: Timestamp, text: String
  ) {
    self.ticket = ticket
    self.message = message
    self.subject = subject
    self.answered = answered
    self.text = text
  }
}
