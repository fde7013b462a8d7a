/// The grammar of Authentication-Results (RFC 8601 §2.2), comments and quoted strings included:
///
///     authserv-id [version] *( ";" method ["/" version] "=" result [reason] *propspec )
enum AuthenticationResultsReading {
  static func read(_ value: String) -> AuthenticationResults? {
    let statements = split(value)
    guard let id = statements.first?.split(separator: " ").first.map(String.init), !id.isEmpty
    else { return nil }
    var results: [String: String] = [:]
    for statement in statements.dropFirst() {
      guard let equals = statement.firstIndex(of: "=") else { continue }
      let method = statement[..<equals].split(separator: "/").first ?? ""
      let result = statement[statement.index(after: equals)...].drop { $0 == " " }
        .prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      let name = method.filter { $0 != " " }.lowercased()
      if !name.isEmpty, results[name] == nil { results[name] = result.lowercased() }
    }
    return AuthenticationResults(authservID: id, results: results)
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
