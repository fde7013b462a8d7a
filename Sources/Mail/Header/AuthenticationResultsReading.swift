/// The grammar of Authentication-Results (RFC 8601 §2.2), comments and quoted strings included:
///
///     authserv-id [version] *( ";" method ["/" version] "=" result [reason] *propspec )
enum AuthenticationResultsReading {
  static func read(_ value: String) -> AuthenticationResults? {
    let words = AuthenticationResultsWords(value)
    var statements = words.statements[...]
    guard let first = statements.first, !first.isEmpty || statements.count > 1 else { return nil }
    // Exchange leaves its name out.
    let isNamed = !first.contains(.equals)
    if isNamed { statements.removeFirst() }
    return AuthenticationResults(
      authservID: isNamed ? first.first?.text ?? "" : "", results: statements.compactMap(result),
      isWellFormed: words.isWellFormed)
  }

  private static func result(
    _ statement: [AuthenticationResultsWords.Token]
  ) -> AuthenticationResults.Result? {
    var pairs: [(name: String, value: String)] = []
    for place in statement.indices.dropFirst() where statement[place] == .equals {
      guard let name = statement[place - 1].text else { continue }
      let next = place + 1 < statement.endIndex ? statement[place + 1].text : nil
      pairs.append((name.lowercased(), next ?? ""))
    }
    guard let first = pairs.first else { return nil }
    let method = String(decoding: first.name.utf8.prefix { $0 != UInt8(ascii: "/") }, as: UTF8.self)
    let result = String(decoding: first.value.utf8.prefix(while: isOfWord), as: UTF8.self)
    guard !method.isEmpty else { return nil }
    return AuthenticationResults.Result(
      method: method, result: result.lowercased(),
      headerFrom: pairs.dropFirst().first { $0.name == "header.from" }?.value)
  }

  private static func isOfWord(_ octet: UInt8) -> Bool {
    octet.isASCIILetterOrDigit || octet == ASCII.hyphen || octet == ASCII.underscore
      || octet >= 0x80
  }
}

/// The words of an Authentication-Results field. Comments count as blanks, quoted strings lose their
/// quotes. Where one is never closed, its sign is a blank and what follows it is read: nobody hides a
/// failure behind a host name such as `a(b`.
struct AuthenticationResultsWords {
  enum Token: Hashable {
    case word(String)
    case equals

    var text: String? {
      if case .word(let text) = self { text } else { nil }
    }
  }

  /// What stands between semicolons.
  private(set) var statements: [[Token]] = [[]]
  private(set) var isWellFormed = true
  private var word: [UInt8] = []
  private var isQuoted = false
  private var commentDepth = 0
  private var isEscaped = false

  init(_ value: String) {
    for octet in value.utf8 { take(octet) }
    endWord()
    guard isQuoted || commentDepth > 0 else { return }
    statements = [[]]
    word = []
    for octet in value.utf8 { takeBare(octet) }
    endWord()
    isWellFormed = false
  }

  private mutating func take(_ octet: UInt8) {
    if isEscaped {
      isEscaped = false
      if commentDepth == 0 { word.append(octet) }
      return
    }
    switch octet {
    case ASCII.backslash where isQuoted || commentDepth > 0: isEscaped = true
    case ASCII.quote where commentDepth == 0: isQuoted.toggle()
    case _ where isQuoted: word.append(octet)
    case UInt8(ascii: "("):
      endWord()
      commentDepth += 1
    case UInt8(ascii: ")") where commentDepth > 0: commentDepth -= 1
    case _ where commentDepth > 0: break
    default: takeBare(octet)
    }
  }

  private mutating func takeBare(_ octet: UInt8) {
    switch octet {
    case UInt8(ascii: ";"):
      endWord()
      statements.append([])
    case ASCII.equals:
      endWord()
      statements[statements.count - 1].append(.equals)
    case ASCII.space, ASCII.tab, ASCII.quote, UInt8(ascii: "("), UInt8(ascii: ")"): endWord()
    default: word.append(octet)
    }
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    statements[statements.count - 1].append(.word(String(decoding: word, as: UTF8.self)))
    word = []
  }
}
