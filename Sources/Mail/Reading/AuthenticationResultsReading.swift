/// The grammar of Authentication-Results (RFC 8601 §2.2), comments and quoted strings included:
///
///     authserv-id [version] *( ";" method ["/" version] "=" result [reason] *propspec )
enum AuthenticationResultsReading {
  static func read(_ value: String) -> AuthenticationResults? {
    var statements = split(value)[...]
    guard let first = statements.first, !first.isEmpty || statements.count > 1 else { return nil }
    // Exchange leaves its name out.
    let id = first.contains("=") ? "" : first.prefix { $0 != " " }
    if !first.contains("=") { statements.removeFirst() }
    var results: [String: String] = [:]
    for (method, result) in statements.compactMap(methodAndResult) where results[method] == nil {
      results[method] = result
    }
    return AuthenticationResults(authservID: String(id), results: results)
  }

  private static func methodAndResult(_ statement: String) -> (method: String, result: String)? {
    guard let equals = statement.firstIndex(of: "=") else { return nil }
    let method = statement[..<equals].prefix { $0 != "/" }.filter { $0 != " " }
    let result = statement[equals...].dropFirst().drop { $0 == " " }
      .prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    return method.isEmpty ? nil : (method.lowercased(), result.lowercased())
  }

  /// Statements between semicolons, without comments; quoted strings lose their quotes.
  private static func split(_ value: String) -> [String] {
    var statements = [""]
    var depth = 0
    var isQuoted = false
    var isEscaped = false
    for character in value {
      if isEscaped {
        isEscaped = false
        if depth == 0 { statements[statements.count - 1].append(character) }
        continue
      }
      switch character {
      case "\\" where isQuoted || depth > 0: isEscaped = true
      case "\"" where depth == 0: isQuoted.toggle()
      case "(" where !isQuoted: depth += 1
      case ")" where !isQuoted && depth > 0: depth -= 1
      case _ where depth > 0: break
      case ";" where !isQuoted: statements.append("")
      case "\t": statements[statements.count - 1].append(" ")
      default: statements[statements.count - 1].append(character)
      }
    }
    return statements.map(\.trimmedBlanks)
  }
}
