/// What of copies is no word: lines without any, and links, as these may stand in lines of their own
/// where they are quoted.
struct CopySigns {
  private let hashes: Set<UInt64>
  private let signs: Set<Sign>
  private let places: Set<Int>

  struct Sign: Hashable {
    var hash: UInt64
    /// Of the word behind it.
    var place: Int
  }

  init(_ signs: [Sign]) {
    hashes = Set(signs.map(\.hash))
    self.signs = Set(signs)
    places = Set(signs.map(\.place))
  }

  /// What a line without words is known by; nil when no copy has it.
  func hash(of line: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64? {
    let links = PlainLine.links(in: line).map(PlainLine.hash)
    let all = links.isEmpty ? [PlainLine.hash(line)] : links
    return all.allSatisfy(hashes.contains) ? all.first : nil
  }

  func stands(_ hash: UInt64, before place: Int) -> Bool {
    signs.contains(Sign(hash: hash, place: place))
  }

  func standsAny(before place: Int) -> Bool { places.contains(place) }
}

extension CopySigns {
  /// The signs of one line.
  /// - Parameters:
  ///   - place: of its first word, or of the word behind a line without words.
  static func found(
    in line: Slice<UnsafeBufferPointer<UInt8>>, isWordless: Bool, from place: Int
  ) -> [Sign] {
    let links = links(in: line, from: place)
    return links.isEmpty && isWordless ? [Sign(hash: PlainLine.hash(line), place: place)] : links
  }

  /// As `Words` reads them: it goes on behind white space or `>`.
  private static func links(
    in line: Slice<UnsafeBufferPointer<UInt8>>, from place: Int
  ) -> [Sign] {
    var before = Words()
    var next = line.startIndex
    return PlainLine.linkRanges(in: line).map { link in
      if link.lowerBound >= next {
        before.add(line[next..<link.lowerBound], line: 0, limit: .max)
        next =
          line[link.upperBound...].firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
          ?? line.endIndex
      }
      return Sign(hash: PlainLine.hash(Array(line[link])), place: place + before.words.count)
    }
  }
}
