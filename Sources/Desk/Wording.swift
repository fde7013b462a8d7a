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

/// Sizes as people read them, in powers of 1000: `980 B`, `1.2 kB`, `25 MB`.
package enum ByteSize {
  package static func text(_ bytes: Int) -> String {
    var value = bytes * 10
    for unit in ["B", "kB", "MB", "GB"] {
      if value < 10_000 || unit == "GB" {
        let showsTenths = unit != "B" && value < 100
        return showsTenths ? "\(value / 10).\(value % 10) \(unit)" : "\(value / 10) \(unit)"
      }
      value /= 1000
    }
    return "\(bytes) B"
  }
}

/// A number of things as people write it: `1 mail`, `2 mails`.
package enum Plural {
  package static func text(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
