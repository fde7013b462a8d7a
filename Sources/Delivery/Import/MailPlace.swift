internal import Desk
package import Mail

/// Where a mail to import lies: read once to know its time, and again when its turn has come.
package struct MailPlace: Sendable {
  enum Content: Sendable {
    case piece(MailFile, offset: Int, count: Int, isQuoted: Bool)
    case whole(path: String)
  }

  let content: Content
  /// When it arrived.
  package let time: Timestamp
  let mark: ExportMark?

  func raw() throws(ImportProblem) -> [UInt8] {
    switch content {
    case .whole(let path):
      let file = try MailFile(path)
      return try file.read(from: 0, count: file.size)
    case .piece(let file, let offset, let count, let isQuoted):
      let bytes = try file.read(from: offset, count: count)
      return isQuoted ? MboxQuoting.unquoted(bytes) : bytes
    }
  }

  static let beginning = 1 << 16

  /// Of a file of its own. Without a time in the header, the file's own counts.
  static func whole(_ path: String, mark: ExportMark?) throws(ImportProblem) -> MailPlace {
    let file = try MailFile(path)
    let head = try file.read(from: 0, count: min(beginning, file.size))
    let written = Int64(path.split(separator: "/").last?.split(separator: ".").first ?? "")
    let exported = mark == nil ? nil : written.map(Timestamp.init(seconds:))
    return MailPlace(
      content: .whole(path: path),
      time: exported ?? Arrival.time(in: head[...]) ?? Timestamp(seconds: file.modified),
      mark: mark)
  }

  /// Those of an mbox file. Its own export's times stand in its `From ` lines.
  static func all(ofMbox file: MailFile) throws(ImportProblem) -> [MailPlace] {
    var scanner = MboxScanner()
    var offset = 0
    while true {
      let piece = try file.read(from: offset, count: 1 << 20)
      if piece.isEmpty { break }
      offset += piece.count
      scanner.take(piece[...])
    }
    scanner.finish()
    var places: [MailPlace] = []
    for found in scanner.found where found.end > found.start {
      let head = try file.read(
        from: found.start, count: min(beginning / 8, found.end - found.start))
      let mark = ExportMark(separator: found.separator)
      let told = MboxSeparator.time(of: found.separator)
      let arrival = mark == nil ? Arrival.time(in: head[...]) : nil
      places.append(
        MailPlace(
          content: .piece(
            file, offset: found.start, count: found.end - found.start,
            isQuoted: !scanner.hasBareLines),
          time: arrival ?? told ?? Timestamp(seconds: file.modified), mark: mark))
    }
    return places
  }
}
