/// How many notices may go out in a while, to one address and in total: whatever two programs do to
/// each other, it ends.
package enum RateLadder {
  package struct Rung: Hashable, Sendable {
    package var most: Int
    /// Seconds.
    package var span: Int64
  }

  /// - Parameter daily: `confirm-limit`.
  package static func toAnybody(daily: Int) -> [Rung] {
    [
      Rung(most: 3, span: 600), Rung(most: 10, span: 3 * 3600),
      Rung(most: daily, span: 86_400),
    ]
  }

  /// To a person who is proven to have written, of what became of that: they wait for the answer.
  package static func toProven(daily: Int) -> [Rung] { [Rung(most: daily, span: 86_400)] }

  package static let toAll = [Rung(most: 100, span: 600), Rung(most: 300, span: 3600)]

  /// One confirmation in that time answers another help desk; seconds.
  package static let onceIn: Int64 = 86_400

  /// Why no more may be sent, or nil.
  ///
  /// - Parameters:
  ///   - toOne: the rungs for the address.
  ///   - sentToOne: notices to the address within so many seconds.
  ///   - sentToAll: notices to anybody within so many seconds.
  package static func refusal(
    toOne: [Rung], sentToOne: (Int64) throws -> Int, sentToAll: (Int64) throws -> Int
  ) rethrows -> String? {
    for rung in toOne where try sentToOne(rung.span) >= rung.most {
      return "the limit is \(rung.most) messages to the address in \(text(rung.span))"
    }
    for rung in toAll where try sentToAll(rung.span) >= rung.most {
      return "the limit is \(rung.most) automatic messages in \(text(rung.span))"
    }
    return nil
  }

  private static func text(_ span: Int64) -> String {
    span < 3600 ? "\(span / 60) minutes" : span == 3600 ? "an hour" : "\(span / 3600) hours"
  }
}
