import Foundation

/// How much of what could go wrong is tried: a sample, the same every time, or everything with
/// `TICKETS_PROOF=all` (Contrib/proof).
enum Sampling {
  static let isComplete = ProcessInfo.processInfo.environment["TICKETS_PROOF"] == "all"

  /// In their order, and spread over all of them.
  static func some<T>(_ most: Int, of all: [T]) -> [T] {
    guard !isComplete, all.count > most else { return all }
    var generator = SeededGenerator(state: UInt64(all.count))
    return (0..<most).map { part in
      let (first, next) = (part * all.count / most, (part + 1) * all.count / most)
      return all[Int.random(in: first..<next, using: &generator)]
    }
  }

  /// What Contrib/proof adds up.
  static func report(_ kind: String, _ name: String, tried: Int, failed: Int) {
    print("\n\(kind): \(name): \(tried) tried, \(failed) failed")
  }
}

/// SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
