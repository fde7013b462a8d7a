import Foundation
import FuzzTargets
import Testing

/// What Contrib/fuzz/fuzz begins with, and what it found once, given again to what it was found in.
@Suite("The corpus of the fuzzers")
struct ReplayTests {
  private static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Contrib/fuzz/corpus")

  /// A target's inputs; each is one file.
  private func inputs(_ target: FuzzTarget) throws -> [[UInt8]] {
    let folder = ReplayTests.corpus.appending(path: target.rawValue)
    return try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).sorted { $0.path < $1.path }.map { Array(try Data(contentsOf: $0)) }
  }

  @Test("is read without a trap, whole and cut off anywhere", arguments: FuzzTarget.allCases)
  func replay(_ target: FuzzTarget) throws {
    let inputs = try inputs(target)
    #expect(inputs.count >= 3)
    for input in inputs {
      for count in stride(from: 0, to: input.count, by: max(1, input.count / 50)) {
        target.run(Array(input.prefix(count)))
      }
      target.run(input)
    }
  }

  @Test("is read without a trap when bytes are exchanged", arguments: FuzzTarget.allCases)
  func changed(_ target: FuzzTarget) throws {
    var random = SeededGenerator(seed: 2026)
    for input in try inputs(target) where !input.isEmpty {
      for _ in 0..<100 {
        var bytes = input
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          bytes[Int.random(in: bytes.indices, using: &random)] = .random(
            in: .min ... .max, using: &random)
        }
        target.run(bytes)
      }
    }
  }
}

/// The same numbers in every run (Steele, Lea, Flood: splitmix64).
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
