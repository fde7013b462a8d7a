import Mail

/// Desks and programs that answer mail, and what they send each other.
struct MailLoop {
  typealias Letter = (to: String, mail: String)

  /// By address; an address with an extension is the same desk's.
  var desks: [String: SimulatedDesk] = [:]
  /// What a program behind an address makes of a mail; the number differs each time.
  var programs: [String: (_ mail: String, _ number: Int) -> [Letter]] = [:]
  /// Every mail that a desk sent.
  private(set) var log: [(at: Int64, to: String)] = []
  private var waiting: [Letter] = []
  private var clock = Timestamp(seconds: 1_800_000_000)
  private var number = 0

  var isSilent: Bool { waiting.isEmpty }

  /// - Returns: how many mails were handed over before there was silence.
  @discardableResult
  mutating func run(_ first: Letter..., rounds: Int = 3_000, seconds: Int64) throws -> Int {
    waiting += first
    var round = 0
    while round < rounds, !waiting.isEmpty {
      try handOver(waiting.removeFirst())
      clock = clock + seconds
      round += 1
    }
    return round
  }

  private mutating func handOver(_ letter: Letter) throws {
    number += 1
    if let program = programs[letter.to] {
      waiting += program(letter.mail, number)
    } else if let desk = desks[MailLoop.base(letter.to)] {
      for sent in try desk.receive(letter.mail, to: letter.to, at: clock) {
        log.append((clock.seconds, sent.recipient))
        waiting.append((sent.recipient, sent.mail))
      }
    }
  }

  private static func base(_ address: String) -> String {
    guard let plus = address.firstIndex(of: "+"), let at = address.firstIndex(of: "@") else {
      return address
    }
    return String(address[..<plus] + address[at...])
  }

  /// The most mails to an address within any time so long.
  func most(to address: String, in span: Int64) -> Int {
    let times = log.filter { $0.to == address }.map(\.at)
    var first = 0
    var most = 0
    for (place, time) in times.enumerated() {
      while times[first] <= time - span { first += 1 }
      most = max(most, place - first + 1)
    }
    return most
  }

  func count(to address: String) -> Int { log.count { $0.to == address } }

  /// A mail without any mark of a program.
  static func mail(_ number: Int, from: String, subject: String, _ fields: String...) -> String {
    let header = [
      "From: \(from)", "To: help@a.example", "Subject: \(subject)",
      "Message-ID: <\(number)@loop.example>",
    ]
    return (header + fields).joined(separator: "\n") + "\n\nNumber \(number).\n"
  }
}
