import Mail
internal import Text

/// A switch, in any of the words people use for it.
enum YesNo: String {
  case yes, no

  init?(_ text: String) {
    switch text.lowercased() {
    case "yes", "y", "true", "on", "1": self = .yes
    case "no", "n", "false", "off", "0": self = .no
    default: return nil
    }
  }
}

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

/// Addresses separated by commas or blanks, each once.
struct AddressList {
  let addresses: [Address]

  /// Nil when one of them is none.
  init?(_ text: String) {
    var addresses: [Address] = []
    for word in AddressList.words(text) {
      guard let address = SafeAddress.read(word) else { return nil }
      if !addresses.contains(address) { addresses.append(address) }
    }
    self.addresses = addresses
  }

  var text: String { addresses.map(\.text).joined(separator: ", ") }

  static func words(_ text: String) -> [String] {
    text.split { $0 == "," || $0 == ";" || $0.isWhitespace }.map { String($0) }
  }
}
