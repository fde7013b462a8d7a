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
