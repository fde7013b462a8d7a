/// Comma-separated values (RFC 4180), read strictly: what is quoted wrongly is an error, since a
/// guess would put a value into the wrong column. The separator is a comma, or the semicolon or tab
/// that spreadsheets write instead.
struct CSV {
  struct Record {
    /// On which it begins, from 1.
    let line: Int
    let fields: [String]
  }

  let records: [Record]

  /// Blank lines are no records.
  init(_ text: String) throws(FileErrors) {
    var reader = CSVReader(text)
    var records: [Record] = []
    do {
      while let record = try reader.next() { records.append(record) }
    } catch {
      throw FileErrors(items: [error])
    }
    self.records = records
  }
}

private struct CSVReader {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var place = 0
  private var line = 1

  init(_ text: String) {
    let text = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    bytes = Array(text.utf8)
    let head = bytes.prefix { $0 != .lineFeed }
    func count(_ byte: UInt8) -> Int { head.count { $0 == byte } }
    let others = [UInt8(ascii: ";"), UInt8(ascii: "\t")]
    separator = others.first { count($0) > count(UInt8(ascii: ",")) } ?? UInt8(ascii: ",")
  }

  mutating func next() throws(FileErrors.Item) -> CSV.Record? {
    while place < bytes.count {
      let start = line
      var fields = [try field()]
      while place < bytes.count, bytes[place] == separator {
        place += 1
        fields.append(try field())
      }
      skipLineEnd()
      if fields != [""] { return CSV.Record(line: start, fields: fields) }
    }
    return nil
  }

  private mutating func field() throws(FileErrors.Item) -> String {
    guard place < bytes.count, bytes[place] == .quote else { return try plainField() }
    let start = line
    var value: [UInt8] = []
    place += 1
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == .lineFeed { line += 1 }
      if byte != .quote {
        value.append(byte)
      } else if place < bytes.count, bytes[place] == .quote {
        value.append(byte)
        place += 1
      } else {
        guard isAtEndOfField else {
          throw FileErrors.Item(line, "text follows a closing quotation mark")
        }
        return String(decoding: value, as: UTF8.self)
      }
    }
    throw FileErrors.Item(start, "a quotation mark is not closed")
  }

  private mutating func plainField() throws(FileErrors.Item) -> String {
    let start = place
    while !isAtEndOfField { place += 1 }
    let value = bytes[start..<place]
    guard !value.contains(.quote) else {
      throw FileErrors.Item(line, "a quotation mark inside a value that is not quoted")
    }
    return String(decoding: value, as: UTF8.self)
  }

  private var isAtEndOfField: Bool {
    place >= bytes.count || bytes[place] == separator || lineEndLength > 0
  }

  /// CRLF, LF, and the CR at the very end of a file.
  private var lineEndLength: Int {
    guard place < bytes.count else { return 0 }
    if bytes[place] == .lineFeed { return 1 }
    guard bytes[place] == .carriageReturn else { return 0 }
    if place + 1 == bytes.count { return 1 }
    return bytes[place + 1] == .lineFeed ? 2 : 0
  }

  private mutating func skipLineEnd() {
    place += lineEndLength
    line += 1
  }
}

extension UInt8 {
  fileprivate static let quote = UInt8(ascii: "\"")
  fileprivate static let lineFeed = UInt8(ascii: "\n")
  fileprivate static let carriageReturn = UInt8(ascii: "\r")
}
