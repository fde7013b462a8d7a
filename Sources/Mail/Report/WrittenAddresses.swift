/// Addresses and ids as they stand in any text: whatever is around an `@`.
enum WrittenAddresses {
  /// - Returns: in the order of the text, each as often as it stands there.
  static func all(in text: String) -> [Address] {
    words(in: Array(text.utf8)[...]).compactMap { Address($0) }
  }

  /// Different words with an `@`, the first of them.
  static func ids(in text: ArraySlice<UInt8>, most: Int) -> [MessageID] {
    var known: Set<String> = []
    return words(in: text).filter { known.count < most && known.insert($0).inserted }
      .map { MessageID($0) }
  }

  /// RFC 5321 §4.5.3.1: 64 octets and 255; Message-IDs are longer at times.
  private static let mostOctets = 250

  private static func words(in text: ArraySlice<UInt8>) -> [String] {
    var words: [String] = []
    var place = text.startIndex
    while let at = text.firstIndex(of: UInt8(ascii: "@"), from: place) {
      let local = text[place..<at].suffix(mostOctets).reversed().prefix(while: isOfWord).count
      let domain = text[(at + 1)...].prefix(mostOctets).prefix(while: isOfDomain)
      place = domain.endIndex
      let ending = domain.reversed().prefix { !$0.isASCIILetterOrDigit }.count
      guard local > 0, domain.count > ending else { continue }
      words.append(String(decoding: text[(at - local)..<(domain.endIndex - ending)], as: UTF8.self))
    }
    return words
  }

  /// RFC 5322 §3.2.3, without what frames addresses in texts.
  private static func isOfWord(_ octet: UInt8) -> Bool {
    octet.isASCIILetterOrDigit || octet >= 0x80 || "._+-=%!#$&*/?^{}~".utf8.contains(octet)
  }

  private static func isOfDomain(_ octet: UInt8) -> Bool {
    octet.isASCIILetterOrDigit || octet >= 0x80 || octet == UInt8(ascii: ".")
      || octet == ASCII.hyphen || octet == ASCII.underscore
  }
}
