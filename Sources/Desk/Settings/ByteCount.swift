internal import Text

/// A size as people write it: `26214400`, `25M`, `25 MB`, in powers of 1024.
enum ByteCount {
  static let range = 1...(1 << 50)

  static func read(_ text: String) -> Int? {
    let digits = text.prefix { ("0"..."9").contains($0) }
    guard let number = Int(digits), let unit = unit(text.dropFirst(digits.count)) else {
      return nil
    }
    let (bytes, overflow) = number.multipliedReportingOverflow(by: unit)
    return !overflow && range.contains(bytes) ? bytes : nil
  }

  private static func unit(_ suffix: Substring) -> Int? {
    switch String(suffix).trimmed.lowercased() {
    case "", "b": 1
    case "k", "kb", "kib": 1 << 10
    case "m", "mb", "mib": 1 << 20
    case "g", "gb", "gib": 1 << 30
    default: nil
    }
  }
}
