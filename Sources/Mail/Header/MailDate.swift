/// A Date field (RFC 5322 §3.3, obsolete forms §4.3), read as tolerantly as it is written.
struct MailDate {
  private var day: Int?
  private var month: Int?
  private var year: Int?
  /// Since midnight.
  private var seconds = 0
  /// East of Greenwich, in seconds.
  private var offset = 0

  /// - Returns: nil for what is no date, and for a moment at which nobody can have sent mail.
  static func read(_ text: String) -> Timestamp? {
    var date = MailDate()
    for word in words(of: text) where !date.take(word) { return nil }
    return date.timestamp
  }

  /// Words without comments; `Mon,23-Nov-2026` falls apart at the comma and the inner hyphens.
  private static func words(of text: String) -> [Substring] {
    var depth = 0
    var previous = ASCII.space
    return text.utf8.split { octet in
      defer { previous = octet }
      switch octet {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")") where depth > 0: depth -= 1
      case ASCII.space, ASCII.tab, UInt8(ascii: ","): break
      case ASCII.hyphen where previous.isASCIILetterOrDigit: break
      default: return depth > 0
      }
      return true
    }.map { Substring($0) }
  }

  /// - Returns: false for a word that cannot stand in a date.
  private mutating func take(_ word: Substring) -> Bool {
    if word.first == "+" || word.first == "-" {
      offset = MailDate.offset(word)
    } else if word.contains(":") {
      return takeTime(word)
    } else if month == nil, let named = Self.months.firstIndex(of: word.prefix(3).lowercased()) {
      month = named + 1
    } else if let number = Int(word) {
      take(number, digits: word.utf8.count)
    } else if let hours = Self.hours(ofZone: word.uppercased()) {
      offset = hours * 3600
    }
    return true
  }

  private mutating func take(_ number: Int, digits: Int) {
    if day == nil, digits <= 2, (1...31).contains(number) {
      day = number
    } else if year == nil {
      year =
        switch digits {
        case 1, 2: number < 50 ? 2000 + number : 1900 + number
        case 3: 1900 + number
        default: number
        }
    }
  }

  private mutating func takeTime(_ word: Substring) -> Bool {
    let numbers = word.split(separator: ":").map { Int($0.prefix(while: \.isNumber)) }
    guard numbers.count >= 2, let hour = numbers[0], let minute = numbers[1],
      (0...24).contains(hour), (0...60).contains(minute)
    else { return false }
    let second = numbers.count > 2 ? numbers[2] ?? 0 : 0
    seconds = hour * 3600 + minute * 60 + min(second, 60)
    return true
  }

  /// `+0100`, `+01:00`. A zone that nowhere has, such as -3000, says nothing.
  private static func offset(_ word: Substring) -> Int {
    let digits = word.dropFirst().filter { $0 != ":" }
    guard digits.utf8.count == 4, let number = Int(digits), number <= 1400, number % 100 < 60
    else { return 0 }
    return (number / 100 * 3600 + number % 100 * 60) * (word.first == "-" ? -1 : 1)
  }

  private var timestamp: Timestamp? {
    guard let day, let month, let year, (1970..<2100).contains(year) else { return nil }
    // Days since 1970-01-01 of the proleptic Gregorian calendar, in which years begin in March.
    let marchYear = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let days =
      marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468
    let moment = Int64(days * 86_400 + seconds - offset)
    return moment > 0 ? Timestamp(seconds: moment) : nil
  }

  static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// East of Greenwich (RFC 5322 §4.3, and the two that Germans write).
  private static func hours(ofZone name: String) -> Int? {
    switch name {
    case "CEST", "MESZ": 2
    case "CET", "MEZ": 1
    case "EDT": -4
    case "EST", "CDT": -5
    case "CST", "MDT": -6
    case "MST", "PDT": -7
    case "PST": -8
    default: nil
    }
  }
}
