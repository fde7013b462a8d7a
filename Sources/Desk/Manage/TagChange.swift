internal import Text

/// Tags to add and to remove: `+urgent -spamtrap`; a bare word adds.
package struct TagChange: Hashable, Sendable {
  package private(set) var added: [String] = []
  package private(set) var removed: [String] = []

  package init(_ words: [String]) throws(ManageError) {
    for word in words {
      let name = word.hasPrefix("+") || word.hasPrefix("-") ? String(word.dropFirst()) : word
      guard TagChange.isTag(name) else { throw .noTag(word) }
      if word.hasPrefix("-") { removed.append(name) } else { added.append(name) }
    }
  }

  /// Tags differing only in the case of letters are one tag; the first spelling stays.
  package func applied(to tags: [String]) -> [String] {
    let gone = Set(removed.map { $0.lowercased() })
    var seen = gone
    return (tags + added).filter { seen.insert($0.lowercased()).inserted }
      .sorted { ($0.lowercased(), $0) < ($1.lowercased(), $1) }
  }

  /// One word for people, for the log and for `tag:` of a query.
  private static func isTag(_ name: String) -> Bool {
    guard let first = name.first, first != "+", first != "-", name.utf8.count <= 64 else {
      return false
    }
    return name.unicodeScalars.allSatisfy { scalar in
      !scalar.isInvisible && !scalar.properties.isWhitespace
        && !"(),\"*".unicodeScalars.contains(scalar)
    }
  }
}
