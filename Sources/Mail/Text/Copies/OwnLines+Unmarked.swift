/// Lines of a copy that nothing marks: they are told by their words alone.
extension OwnLines {
  /// Of what stands alone: less is said again by chance.
  private static let fewestWords = 6
  private static let leastMatter = 24
  /// Of scripts whose every letter counts as a word.
  private static let leastUnspacedMatter = 45

  mutating func cutUnmarked() {
    // Lines that follow one another in a copy and here.
    let chains = written.chunks { isUnmarkedCopy($0) && isUnmarkedCopy($1) && follows($1, $0) }
    for chain in chains where isUnmarkedCopy(chain[chain.startIndex]) {
      let known = withoutThanks(chain)
      if isMoreThanChance(known) || introduced.contains(known[known.startIndex]) { cut(known) }
    }
    cutShort(chains, downwards: true)
    cutShort(chains.reversed(), downwards: false)
  }

  private func isUnmarkedCopy(_ line: Int) -> Bool {
    !lines[line].isMarked && lines[line].places != nil
  }

  /// A word such as "Thanks" below a copy can be the author's, though the copy goes on with it.
  private func withoutThanks(_ chain: ArraySlice<Int>) -> ArraySlice<Int> {
    guard chain.count > 1, let last = chain.last, let places = lines[last].places,
      lines[last].wordCount <= 2, copies.beginsLine(places.lowerBound),
      !copies.endsText(places.upperBound), !isAboveItsSign(last, places.upperBound)
    else { return chain }
    return chain.dropLast()
  }

  /// `Login:`, with the link below it that the copy has there.
  private func isAboveItsSign(_ line: Int, _ place: Int) -> Bool {
    let below = text.firstNonBlank(from: line + 1).flatMap { lines[$0].sign }
    return below.map { copies.signs.stands($0, before: place + 1) } ?? false
  }

  private func wordCount(of chain: ArraySlice<Int>) -> Int {
    chain.reduce(0) { $0 + lines[$1].wordCount }
  }

  private func matter(of chain: ArraySlice<Int>) -> Int {
    chain.reduce(0) { $0 + lines[$1].matter }
  }

  private func isMoreThanChance(_ chain: ArraySlice<Int>) -> Bool {
    let (words, matter) = (wordCount(of: chain), matter(of: chain))
    let isUnspaced = matter == words * 3
    return words >= Self.fewestWords
      && matter >= (isUnspaced ? Self.leastUnspacedMatter : Self.leastMatter)
  }

  /// Fewer words, when they go on where others that are cut end, or stand beside them in the copy's
  /// order.
  private mutating func cutShort(_ chains: [ArraySlice<Int>], downwards: Bool) {
    var nearest: Int?
    var isNeighbour = false
    for chain in chains {
      let near = chain[downwards ? chain.startIndex : chain.endIndex - 1]
      if !isCut[near], isUnmarkedCopy(near), let other = nearest {
        let (upper, lower) = downwards ? (other, near) : (near, other)
        let isLong = wordCount(of: chain) >= 3 || matter(of: chain) >= 10
        let isBeside = isNeighbour && isLong && stands(upper, before: lower)
        if isBeside || wordCount(of: chain) >= 2 && follows(lower, upper) { cut(chain) }
      }
      isNeighbour = isCut[near]
      if isNeighbour { nearest = chain[downwards ? chain.endIndex - 1 : chain.startIndex] }
    }
  }

  private func stands(_ upper: Int, before lower: Int) -> Bool {
    guard let first = lines[upper].places, let second = lines[lower].places else { return false }
    return first.upperBound < second.lowerBound
  }
}
