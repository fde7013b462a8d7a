import BlackBox
import Foundation

/// How much of what could go wrong is tried: a sample, the same every time; with `TICKETS_PROOF=5` one
/// five times as large, with `TICKETS_PROOF=all` everything (Contrib/proof).
enum Sampling {
  private static let wanted = ProcessInfo.processInfo.environment["TICKETS_PROOF"]
  static let isComplete = wanted == "all"
  private static let factor = wanted.flatMap { Int($0) } ?? 1

  static func some<T>(_ most: Int, of all: [T]) -> [T] {
    isComplete ? all : sample(most * factor, of: all)
  }

  /// Of what does the same again and again, at most so many, also where all is tried.
  static func some<T>(_ most: Int, of all: [T], long: Bool) -> [T] {
    some(most, of: long ? sample(300, of: all) : all)
  }

  /// In their order, and spread over all of them.
  static func sample<T>(_ count: Int, of all: [T]) -> [T] {
    guard all.count > count else { return all }
    var generator = SeededGenerator(state: UInt64(all.count))
    return (0..<count).map { part in
      let (first, next) = (part * all.count / count, (part + 1) * all.count / count)
      return all[Int.random(in: first..<next, using: &generator)]
    }
  }

  /// What Contrib/proof adds up.
  static func report(_ kind: String, _ name: String, tried: Int, failed: Int) {
    print("\n\(kind): \(name): \(tried) tried, \(failed) failed")
  }
}
