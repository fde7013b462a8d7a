/// Where each of many hashes stands first: a hash table whose keys are hashes already. A dictionary
/// would do; but the first one of a key type costs a delivery more than all its look-ups
/// (Contrib/bench, instructions).
struct HashIndex {
  private var slots: [Entry?]
  private let shift: Int
  /// Odd and unknown to whoever writes mails, so that none can make all hashes fall together
  /// (multiply-shift hashing, Dietzfelbinger et al. 1997).
  private let multiplier = UInt64.random(in: .min ... .max) | 1

  struct Entry {
    var hash: UInt64
    var place: Int
  }

  /// - Parameter all: in the order of their places.
  init(_ all: [Entry]) {
    let bits = Int.bitWidth - (2 * all.count).leadingZeroBitCount
    shift = UInt64.bitWidth - max(bits, 1)
    slots = Array(repeating: nil, count: 1 << max(bits, 1))
    for entry in all {
      let slot = slot(of: entry.hash)
      if slots[slot] == nil { slots[slot] = entry }
    }
  }

  subscript(hash: UInt64) -> Int? { slots[slot(of: hash)]?.place }

  /// How many hashes stand first at each of the places from 0.
  func counts(ofPlaces count: Int) -> [Int] {
    slots.reduce(into: Array(repeating: 0, count: count)) { counts, entry in
      if let entry { counts[entry.place] += 1 }
    }
  }

  /// Where the hash stands, or the free slot where it would.
  private func slot(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (hash &* multiplier) >> UInt64(shift))
    while let entry = slots[slot], entry.hash != hash { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }
}
