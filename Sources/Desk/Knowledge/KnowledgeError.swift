internal import Text

/// What is wrong with a text for the knowledge of the desk. Its description is one line, safe to
/// print.
package enum KnowledgeError: Error, Hashable {
  case badName(String)
  case empty
  case tooLarge(bytes: Int)
  case controlCharacter(line: Int)
  case unknownField(String, line: Int)
  case missingField(String)
  case badURL(String)
}

extension KnowledgeError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badName(let name):
      "'\(Sanitizer.excerpt(name))' is not a valid name: write one line of at most "
        + "\(KnowledgeName.mostBytes) bytes that does not start with a hyphen"
    case .empty: "the text is empty"
    case .tooLarge(let bytes):
      "the text has \(bytes) bytes; at most \(KnowledgeText.mostBytes) are allowed"
    case .controlCharacter(let line): "line \(line): there is a control character in the text"
    case .unknownField(let name, let line):
      "line \(line): there is no field '\(Sanitizer.excerpt(name))'; the fields are base, title, url"
    case .missingField(let name): "the field '\(name)' is missing between the two lines of ---"
    case .badURL(let url): "'\(Sanitizer.excerpt(url))' is not a valid http or https URL"
    }
  }
}
