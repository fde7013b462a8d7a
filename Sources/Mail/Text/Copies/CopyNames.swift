/// What lines say of the copies that were sent.
struct CopyNames {
  private let signed: [[UInt8]]
  private let senders: [[UInt8]]
  private let readers: [[UInt8]]
  private let subjects: [[UInt8]]

  struct Facts: OptionSet {
    let rawValue: Int
    static let signed = Facts(rawValue: 1)
    static let sender = Facts(rawValue: 2)
    static let reader = Facts(rawValue: 4)
    static let subject = Facts(rawValue: 8)

    /// The address with a token is the sender's, too.
    var kinds: Int {
      union(contains(.signed) ? .sender : []).subtracting(.signed).rawValue.nonzeroBitCount
    }
  }

  private static let shortest = 3
  private static let mostLength = 2_000

  init(_ copies: [SentCopy]) {
    func needles(_ texts: [String]) -> [[UInt8]] {
      Set(texts).map { Array($0.utf8) }.filter { $0.count >= Self.shortest }
    }
    signed = needles(copies.flatMap(\.signedAddresses))
    senders = needles(copies.flatMap { $0.addresses + [$0.name] })
    readers = needles(copies.flatMap(\.readers))
    subjects = needles(copies.map(\.subject))
  }

  func facts(of line: Slice<UnsafeBufferPointer<UInt8>>) -> Facts {
    guard line.count <= Self.mostLength, line.count >= Self.shortest else { return [] }
    let phrase = Array(String(decoding: line, as: UTF8.self).lowercased().utf8)
    func hasAny(_ needles: [[UInt8]]) -> Bool {
      needles.contains { phrase.firstRange(of: $0) != nil }
    }
    var facts: Facts = []
    if hasAny(signed) { facts.insert(.signed) }
    if hasAny(senders) { facts.insert(.sender) }
    if hasAny(readers) { facts.insert(.reader) }
    if hasAny(subjects) { facts.insert(.subject) }
    return facts
  }
}
