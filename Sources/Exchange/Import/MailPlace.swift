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
  /// What its export says of it; nil of what is no export, or not to be believed.
  let mark: Result<ExportMark?, ImportProblem>

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
  static func whole(_ path: String) throws(ImportProblem) -> MailPlace {
    let file = try MailFile(path)
    let head = try file.read(from: 0, count: min(beginning, file.size))
    return MailPlace(
      content: .whole(path: path),
      time: Arrival.time(in: head[...]) ?? Timestamp(seconds: file.modified), mark: .success(nil))
  }

  /// A file of a Maildir. The names that an export gives begin with the time.
  static func file(_ name: String, of folder: String, restoring: Bool) throws(ImportProblem)
    -> MailPlace
  {
    let path = folder + "/" + name
    let plain = try whole(path)
    guard restoring else { return plain }
    let mark = marked("\(path): its name") { () throws(ExportFault) in
      try ExportMark.read(fileName: name)
    }
    guard mark != .success(nil) else { return plain }
    let time = name.split(separator: ".").first.flatMap { Int64($0) }
    return MailPlace(
      content: plain.content, time: time.map(Timestamp.init(seconds:)) ?? plain.time, mark: mark)
  }

  /// Those of an mbox file. Its own export's times stand in its `From ` lines.
  static func all(ofMbox file: MailFile, restoring: Bool) throws(ImportProblem) -> [MailPlace] {
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
    for (index, found) in scanner.found.enumerated() where found.end > found.start {
      let head = try file.read(
        from: found.start, count: min(beginning / 8, found.end - found.start))
      let mark = marked("\(file.path): mail \(index + 1)") { () throws(ExportFault) in
        restoring ? try ExportMark.read(separator: found.separator) : nil
      }
      let told = MboxSeparator.time(of: found.separator)
      let arrival = mark == .success(nil) ? Arrival.time(in: head[...]) : nil
      places.append(
        MailPlace(
          content: .piece(
            file, offset: found.start, count: found.end - found.start,
            isQuoted: !scanner.hasBareLines),
          time: arrival ?? told ?? Timestamp(seconds: file.modified), mark: mark))
    }
    return places
  }

  private static func marked(
    _ place: String, _ read: () throws(ExportFault) -> ExportMark?
  ) -> Result<ExportMark?, ImportProblem> {
    do {
      return .success(try read())
    } catch {
      return .failure(ImportProblem(kind: .notMail, text: "\(place): \(error.text)"))
    }
  }
}
