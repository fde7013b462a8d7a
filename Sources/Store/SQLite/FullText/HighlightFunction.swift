internal import Desk
internal import Mail
internal import Text

/// SQL's view of the queues' `highlight`.
enum HighlightFunction {
  static let name = "is_highlighted"

  static func add(to db: Connection, queues: [Queue]) throws {
    let highlights = Dictionary(uniqueKeysWithValues: queues.map { ($0.id, $0.settings.highlight) })
    db.add(
      function: DatabaseFunction(name, argumentCount: 2) { values in
        guard let queue = Int.fromDatabaseValue(values[0]),
          let address = String.fromDatabaseValue(values[1]).flatMap({ Address($0) })
        else { return false }
        return highlights[queue]?.matches(address) ?? false
      })
    db.add(function: NameFunction.function)
  }
}

/// Whether a display name has words, compared as the search index compares them.
enum NameFunction {
  static let name = "name_has"

  static let function = DatabaseFunction(name, argumentCount: 3, isPure: true) { values in
    guard let name = String.fromDatabaseValue(values[0]),
      let phrase = String.fromDatabaseValue(values[1])
    else { return false }
    let isPrefix = Bool.fromDatabaseValue(values[2]) ?? false
    return words(name).hasRun(words(phrase), lastIsPrefix: isPrefix)
  }

  /// Folded as FTS5's unicode61 does: case and accents away, split at what is no letter or digit.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in decomposed(compatibilityFolded(SearchText.indexed(text))).unicodeScalars {
      if scalar.properties.generalCategory == .nonspacingMark { continue }
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        word.append(scalar)
      } else if !word.isEmpty {
        words.append(String(word))
        word = .init()
      }
    }
    return word.isEmpty ? words : words + [String(word)]
  }
}

extension [String] {
  fileprivate func hasRun(_ run: [String], lastIsPrefix: Bool) -> Bool {
    guard !run.isEmpty, run.count <= count else { return false }
    return (0...(count - run.count)).contains { start in
      zip(run.indices, run).allSatisfy { place, word in
        let own = self[start + place]
        return own == word || lastIsPrefix && place == run.count - 1 && own.hasPrefix(word)
      }
    }
  }
}
