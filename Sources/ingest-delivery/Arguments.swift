/// The command line as typed; ingest(1) documents each option.
///
/// Read without ArgumentParser: its reflection looks through every protocol conformance of the
/// binary, 13 of the 40 million instructions of a delivery.
struct Arguments {
  var store: String?
  var queue: String?
  var sender: String?
  var recipient: String?
  /// Seconds.
  var lockTimeout = 30
  var explain = false
  var json = false
  var print = false
  var noNotify = false
  var trusted = false
  var dispatch = false
  var help = false
  var version = false

  /// As getopt_long(3): an option's value is whatever follows it, so that no envelope sender an MTA
  /// passes on, be it `--trusted`, is ever taken for an option. The last of repeated options wins.
  init(_ words: [String]) throws(UsageError) {
    var rest = words[...]
    while let word = rest.popFirst(), word != "--" {
      guard word.hasPrefix("-") else { throw .unexpected(word) }
      let halves = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let option = try Option.named(String(halves[0]))
      let attached = halves.count == 2 ? String(halves[1]) : nil
      switch option.effect {
      case .flag(let raise):
        guard attached == nil else { throw .needlessValue(of: option) }
        raise(&self)
      case .value(_, let set):
        guard let value = attached ?? rest.popFirst() else { throw .missingValue(of: option) }
        guard set(&self, value) else { throw .badValue(value, of: option) }
      }
    }
    if let word = rest.first { throw .unexpected(word) }
  }
}

/// What is wrong with a command line, in one line.
enum UsageError: Error, CustomStringConvertible {
  case nothing
  case unknown(String, nearest: Option?)
  case unexpected(String)
  case missingValue(of: Option)
  case needlessValue(of: Option)
  case badValue(String, of: Option)

  var description: String {
    switch self {
    case .nothing: "started without arguments"
    case .unknown(let word, let nearest?): "no option '\(word)'; did you mean \(nearest.name)?"
    case .unknown(let word, nil): "no option '\(word)'; see ingest --help"
    case .unexpected(let word): "unexpected '\(word)': the mail is read from standard input"
    case .missingValue(let option): "\(option.usage): the value is missing"
    case .needlessValue(let option): "\(option.name) takes no value"
    case .badValue(let value, let option):
      "\(option.name) does not take '\(value)': \(option.help)"
    }
  }
}
