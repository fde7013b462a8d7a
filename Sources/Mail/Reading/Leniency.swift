/// The mail as it should have been handed over: what stands before the header skipped, and bytes that
/// no line of mail may hold replaced. Everything here is from real deliveries.
struct Leniency {
  /// From the first header line on; all of the mail's body when there is no header.
  private(set) var bytes: [UInt8]
  /// Where the mail begins in `bytes`.
  private(set) var start: Int
  private(set) var hasHeader = true
  private(set) var mboxSender: String?
  private(set) var defects: [Defect] = []

  init(_ raw: [UInt8]) {
    bytes = raw
    start = 0
    replaceBytes()
    skipByteOrderMark()
    skipBlankLines()
    skipMboxLine()
    skipTextBeforeHeader()
  }

  /// Bare CR (old Macs, broken gateways) and NUL; a copy only where there is one.
  private mutating func replaceBytes() {
    if bytes.contains(0) {
      defects.append(.nulBytes)
      decodeUTF16()
      bytes.removeAll { $0 == 0 }
    }
    guard hasBareCarriageReturn else { return }
    defects.append(.bareCarriageReturns)
    var fixed: [UInt8] = []
    fixed.reserveCapacity(bytes.count)
    var returns = 0
    for byte in bytes {
      if byte == Octet.carriageReturn {
        returns += 1
        continue
      }
      // CR CR LF is one line end, doubled by a gateway; CR alone is one of an old Mac.
      if byte != Octet.lineFeed { fixed += repeatElement(Octet.lineFeed, count: returns) }
      fixed.append(byte)
      returns = 0
    }
    bytes = fixed + repeatElement(Octet.lineFeed, count: returns)
  }

  private var hasBareCarriageReturn: Bool {
    guard bytes.contains(Octet.carriageReturn) else { return false }
    var previous: UInt8 = 0
    for byte in bytes {
      if previous == Octet.carriageReturn, byte != Octet.lineFeed { return true }
      previous = byte
    }
    return previous == Octet.carriageReturn
  }

  /// Mail saved by an editor as UTF-16.
  private mutating func decodeUTF16() {
    let isLittle = bytes.starts(with: [0xFF, 0xFE])
    guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return }
    defects.append(.byteOrderMark)
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { place in
      let (one, two) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return isLittle ? two << 8 | one : one << 8 | two
    }
    bytes = Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private mutating func skipByteOrderMark() {
    guard rest.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    defects.append(.byteOrderMark)
    start += 3
  }

  private mutating func skipBlankLines() {
    while let line = rest.firstLine, line.isBlankLine { start += line.count }
  }

  private mutating func skipMboxLine() {
    guard let line = rest.firstLine, line.hasPrefix("From ") || line.hasPrefix(">From ") else {
      return
    }
    defects.append(.mboxFromLine)
    let words = line.withoutLineEnd.split(separator: Octet.space)
    mboxSender = words.dropFirst().first.map { String(decoding: $0, as: UTF8.self) }
    start += line.count
    skipBlankLines()
  }

  /// Looks a few lines ahead for a header: at least two fields, or one and a blank line.
  private mutating func skipTextBeforeHeader() {
    var place = start
    for skipped in 0..<Self.mostLinesBefore {
      guard let line = bytes[place...].firstLine else { break }
      let isHeader = skipped == 0 ? !isNoise(line) : Self.beginsHeader(bytes[place...])
      if line.beginsField, isHeader {
        if skipped > 0 { defects.append(.textBeforeHeader) }
        start = place
        return
      }
      place += line.count
    }
    hasHeader = false
    defects.append(.noHeader)
  }

  private static let mostLinesBefore = 20

  /// `Warning: date(): ...`, a line that looks like a field: a paragraph of its own before a header
  /// with an author is none.
  private func isNoise(_ line: ArraySlice<UInt8>) -> Bool {
    let name = String(decoding: line.prefix { $0 != Octet.colon }, as: UTF8.self)
    guard !Self.firstFields.contains(where: name.equalsIgnoringCase) else { return false }
    var rest = bytes[line.startIndex...]
    while let line = rest.firstLine, !line.isBlankLine { rest = rest[line.endIndex...] }
    while let line = rest.firstLine, line.isBlankLine { rest = rest[line.endIndex...] }
    let noise = bytes[line.startIndex..<rest.startIndex]
    return !Self.hasAuthor(noise) && Self.beginsHeader(rest) && Self.hasAuthor(rest.prefix(4_096))
  }

  private static let firstFields = [
    "Return-Path", "Received", "Delivered-To", "X-Original-To", "Message-ID", "Date", "From", "To",
    "Subject", "MIME-Version", "DKIM-Signature", "Authentication-Results",
  ]

  private static func hasAuthor(_ text: ArraySlice<UInt8>) -> Bool {
    text.split(separator: Octet.lineFeed).contains {
      String(decoding: $0.prefix(5), as: UTF8.self).equalsIgnoringCase("From:")
    }
  }

  private static func beginsHeader(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    var fields = 0
    while let line = rest.firstLine, fields < 3 {
      if line.isBlankLine { return fields > 0 }
      if line.beginsField { fields += 1 } else if !line.isContinuation { return false }
      rest = rest[(rest.startIndex + line.count)...]
    }
    return fields >= 2
  }

  private var rest: ArraySlice<UInt8> { bytes[start...] }
}
