/// Files that old programs wrote into the text itself (POSIX uuencode).
enum Uuencode {
  struct File {
    var name: String
    /// Of the `begin` line to the `end` line, in bytes of the text.
    var range: Range<Int>
    var content: [UInt8]
  }

  static func files(in text: [UInt8], most: Int) -> [File] {
    var files: [File] = []
    var place = 0
    while files.count < most, let begin = nextBegin(in: text, from: place) {
      if let file = read(text, begin) {
        files.append(file)
        place = file.range.upperBound
      } else {
        place = begin.content
      }
    }
    return files
  }

  /// The text without the files.
  static func removing(_ files: [File], from text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var place = 0
    for file in files {
      out += text[place..<file.range.lowerBound]
      place = file.range.upperBound
    }
    return out + text[place...]
  }

  private typealias Begin = (start: Int, content: Int, name: String)

  private static func nextBegin(in text: [UInt8], from start: Int) -> Begin? {
    var rest = text[start...]
    while let line = rest.firstLine {
      if line.hasPrefix("begin ") {
        let words = line.withoutLineEnd.split(separator: Octet.space, maxSplits: 2)
        if words.count == 3, (3...4).contains(words[1].count),
          words[1].allSatisfy({ (0x30...0x37).contains($0) })
        {
          return (line.startIndex, line.endIndex, String(decoding: words[2], as: UTF8.self))
        }
      }
      rest = rest[line.endIndex...]
    }
    return nil
  }

  /// Nil when the lines are no uuencoded file with an end.
  private static func read(_ text: [UInt8], _ begin: Begin) -> File? {
    var content: [UInt8] = []
    var rest = text[begin.content...]
    while let line = rest.firstLine {
      let bytes = line.withoutLineEnd
      if bytes.elementsEqual("end".utf8) {
        return File(name: begin.name, range: begin.start..<line.endIndex, content: content)
      }
      guard decode(bytes, into: &content) else { return nil }
      rest = rest[line.endIndex...]
    }
    return nil
  }

  private static func decode(_ line: ArraySlice<UInt8>, into content: inout [UInt8]) -> Bool {
    guard let length = line.first else { return true }
    guard (0x20...0x60).contains(length) else { return false }
    let count = Int(length - 0x20) & 63
    var left = count
    var place = line.startIndex + 1
    while left > 0 {
      func six(_ offset: Int) -> UInt8 {
        place + offset < line.endIndex ? (line[place + offset] &- 0x20) & 63 : 0
      }
      guard place < line.endIndex else { return false }
      let bytes = [
        six(0) << 2 | six(1) >> 4, six(1) << 4 | six(2) >> 2, six(2) << 6 | six(3),
      ]
      content += bytes.prefix(left)
      left -= 3
      place += 4
    }
    return true
  }
}
