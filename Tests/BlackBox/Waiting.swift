import Glibc

/// How tests wait for what others do in their own time: for the event, on a machine however slow and
/// loaded. The limit is there for what never comes.
package enum Waiting {
  package static let mostSeconds = 900

  /// Looks again and again until `holds`.
  ///
  /// - Parameter event: what is waited for, as the failure tells it.
  /// - Throws: `NeverHappened`, and what `holds` throws.
  package static func until(_ event: String, _ holds: () throws -> Bool) throws {
    let start = ContinuousClock.now
    while try !holds() {
      guard ContinuousClock.now - start < .seconds(mostSeconds) else {
        throw NeverHappened(event: event)
      }
      usleep(20_000)
    }
  }
}

package struct NeverHappened: Error, CustomStringConvertible {
  package var event: String

  package var description: String {
    "\(event): did not happen in \(Waiting.mostSeconds / 60) minutes"
  }
}
