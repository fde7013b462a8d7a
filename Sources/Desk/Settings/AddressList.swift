import Mail

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
