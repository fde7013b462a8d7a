import Glibc

/// Date fields (RFC 5322 §3.3, obsolete forms §4.3), read as tolerantly as they are written. Nil for
/// a moment at which nobody can have sent mail.
enum MailDate {
  static func read(_ text: String) -> Timestamp? {
    var fields = tm()
    var hasDay = false
    var hasMonth = false
    var hasYear = false
    var offset = 0
    for word in words(of: text) {
      if word.contains(":") {
        guard readTime(word, &fields) else { return nil }
      } else if let month = month(word), !hasMonth {
        fields.tm_mon = month
        hasMonth = true
      } else if word.first == "+" || word.first == "-", hasYear {
        offset = zone(word)
      } else if let number = Int32(word) {
        if !hasDay, (1...31).contains(number), word.utf8.count <= 2 {
          fields.tm_mday = number
          hasDay = true
        } else if !hasYear {
          fields.tm_year = year(number, digits: word.utf8.count) - 1900
          hasYear = true
        }
      } else if let named = namedZones[word.uppercased()] {
        offset = named
      }
    }
    guard hasDay, hasMonth, hasYear else { return nil }
    let seconds = Int64(timegm(&fields)) - Int64(offset)
    return possible.contains(seconds) ? Timestamp(seconds: seconds) : nil
  }

  /// 1970 to 2100.
  private static let possible: Range<Int64> = 1..<4_102_444_800

  /// Words without comments; `Mon,23-Nov-2026` falls apart at commas and inner hyphens.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var depth = 0
    func end() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for character in text {
      switch character {
      case "(": depth += 1
      case ")": depth = max(0, depth - 1)
      case _ where depth > 0: break
      case " ", "\t", ",": end()
      case "-" where word.last?.isLetter == true || word.last?.isNumber == true: end()
      default: word.append(character)
      }
    }
    end()
    return words
  }

  private static func readTime(_ word: String, _ fields: inout tm) -> Bool {
    let numbers = word.split(separator: ":").map { Int32($0.prefix { $0.isNumber }) }
    guard (2...3).contains(numbers.count), let hour = numbers[0], let minute = numbers[1],
      (0...24).contains(hour), (0...60).contains(minute)
    else { return false }
    fields.tm_hour = hour
    fields.tm_min = minute
    fields.tm_sec = min(numbers.count > 2 ? numbers[2] ?? 0 : 0, 60)
    return true
  }

  private static func month(_ word: String) -> Int32? {
    let names = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    return names.firstIndex(of: word.prefix(3).lowercased()).map(Int32.init)
  }

  /// Two digits below 50 are after 2000; three digits count from 1900 (RFC 5322 §4.3).
  private static func year(_ number: Int32, digits: Int) -> Int32 {
    switch digits {
    case 1, 2: number < 50 ? 2000 + number : 1900 + number
    case 3: 1900 + number
    default: number
    }
  }

  /// Seconds east of Greenwich; a zone that nowhere has, such as -3000, says nothing.
  private static func zone(_ word: String) -> Int {
    guard let number = Int(word.dropFirst()), word.utf8.count >= 4 else { return 0 }
    let (hours, minutes) = (number / 100, number % 100)
    guard hours <= 14, minutes < 60 else { return 0 }
    return (hours * 3600 + minutes * 60) * (word.first == "-" ? -1 : 1)
  }

  private static let namedZones = [
    "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "EST": -18_000, "EDT": -14_400, "CST": -21_600,
    "CDT": -18_000, "MST": -25_200, "MDT": -21_600, "PST": -28_800, "PDT": -25_200,
    "CET": 3600, "CEST": 7200, "MEZ": 3600, "MESZ": 7200,
  ]
}
