package import Mail

/// How long ago, in the largest unit that still tells days from weeks: `5m`, `3h`, `12d`, `6w`, `2y`.
package enum Age {
  package static func text(of moment: Timestamp, at now: Timestamp) -> String {
    text(seconds: max(0, now - moment))
  }

  package static func text(seconds: Int64) -> String {
    for unit in units where seconds >= 2 * unit.seconds {
      return "\(seconds / unit.seconds)\(unit.name)"
    }
    return "\(seconds)s"
  }

  private static let units: [(seconds: Int64, name: String)] = [
    (365 * 86_400, "y"), (7 * 86_400, "w"), (86_400, "d"), (3600, "h"), (60, "m"),
  ]
}
