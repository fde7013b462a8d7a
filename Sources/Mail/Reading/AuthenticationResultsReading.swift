/// The grammar of Authentication-Results (RFC 8601 §2.2), comments and quoted strings included:
///
///     authserv-id [version] *( ";" method ["/" version] "=" result [reason] *propspec )
enum AuthenticationResultsReading {
  static func read(_ value: String) -> AuthenticationResults? {
    var statements = split(value)[...]
    guard let first = statements.first, !first.isEmpty || statements.count > 1 else { return nil }
    // Exchange leaves its name out.
    let isNamed = !first.contains(Octet.equals)
    let id = isNamed ? first.prefix { $0 != Octet.space } : []
    if isNamed { statements.removeFirst() }
    var results: [String: String] = [:]
    for (method, result) in statements.compactMap(methodAndResult) where results[method] == nil {
      results[method] = result
    }
    return AuthenticationResults(authservID: String(decoding: id, as: UTF8.self), results: results)
  }

  private static func methodAndResult(
    _ statement: ArraySlice<UInt8>
  ) -> (method: String, result: String)? {
    guard let equals = statement.firstIndex(of: Octet.equals) else { return nil }
    let method = statement[..<equals].prefix { $0 != UInt8(ascii: "/") }
      .filter { $0 != Octet.space }
    let result = statement[equals...].dropFirst().drop { $0 == Octet.space }
      .prefix(while: isOfWord)
    return method.isEmpty ? nil : (lowercased(method[...]), lowercased(result))
  }

  private static func isOfWord(_ octet: UInt8) -> Bool {
    octet.isASCIILetterOrDigit || octet == Octet.hyphen || octet == Octet.underscore
      || octet >= 0x80
  }

  private static func lowercased(_ octets: ArraySlice<UInt8>) -> String {
    String(decoding: octets, as: UTF8.self).lowercased()
  }

  /// Statements between semicolons, without comments; quoted strings lose their quotes.
  private static func split(_ value: String) -> [ArraySlice<UInt8>] {
    var statements: [ArraySlice<UInt8>] = []
    var statement: [UInt8] = []
    var depth = 0
    var isQuoted = false
    var isEscaped = false
    for octet in value.utf8 {
      if isEscaped {
        isEscaped = false
        if depth == 0 { statement.append(octet) }
        continue
      }
      switch octet {
      case Octet.backslash where isQuoted || depth > 0: isEscaped = true
      case Octet.quote where depth == 0: isQuoted.toggle()
      case UInt8(ascii: "(") where !isQuoted: depth += 1
      case UInt8(ascii: ")") where !isQuoted && depth > 0: depth -= 1
      case _ where depth > 0: break
      case UInt8(ascii: ";") where !isQuoted:
        statements.append(statement[...].trimmed)
        statement = []
      case Octet.tab: statement.append(Octet.space)
      default: statement.append(octet)
      }
    }
    return statements + [statement[...].trimmed]
  }
}
