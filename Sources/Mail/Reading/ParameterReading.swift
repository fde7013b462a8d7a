/// Parameters of Content-Type and Content-Disposition (RFC 2045 §5.1, RFC 2231), also as broken
/// programs write them: RFC 2047 words inside, Windows paths, pieces out of order.
struct ParameterReading {
  private var plain: [String: [UInt8]] = [:]
  private var extended: [String: [UInt8]] = [:]
  private var pieces: [String: [(place: Int, isExtended: Bool, value: [UInt8])]] = [:]
  private let text: HeaderText

  init(_ value: [UInt8], _ text: HeaderText) {
    self.text = text
    for parameter in ParameterReading.split(value).dropFirst() { take(parameter) }
  }

  /// Decoded; the extended form stands over the plain one (RFC 6266 §4.3).
  func value(of name: String) -> String? {
    if let value = extended[name] { return ParameterReading.decodeExtended(value) }
    if let pieces = pieces[name] { return joined(pieces) }
    return plain[name].map { text.decoded($0) }
  }

  private mutating func take(_ parameter: ArraySlice<UInt8>) {
    guard let equals = parameter.firstIndex(of: 0x3D) else { return }
    let key = String(decoding: parameter[..<equals], as: UTF8.self).trimmedBlanks.lowercased()
    let value = ParameterReading.unquoted(parameter[(equals + 1)...])
    let words = key.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    guard let name = words.first, !name.isEmpty else { return }
    if words.count == 1 {
      if plain[name] == nil { plain[name] = value }
    } else if let place = Int(words[1]) {
      pieces[name, default: []].append((place, words.count > 2, value))
    } else if extended[name] == nil {
      extended[name] = value
    }
  }

  private func joined(_ pieces: [(place: Int, isExtended: Bool, value: [UInt8])]) -> String {
    let sorted = pieces.sorted { $0.place < $1.place }
    guard let first = sorted.first else { return "" }
    guard first.isExtended else { return text.decoded(sorted.flatMap(\.value)) }
    let (charset, start) = ParameterReading.charset(first.value)
    var bytes = ParameterReading.percentDecoded(start)
    for piece in sorted.dropFirst() {
      bytes += piece.isExtended ? ParameterReading.percentDecoded(piece.value[...]) : piece.value
    }
    return Charset.decode(bytes, declared: charset).text
  }

  private static func decodeExtended(_ value: [UInt8]) -> String {
    let (charset, rest) = charset(value)
    return Charset.decode(percentDecoded(rest), declared: charset).text
  }

  /// `charset'language'text`
  private static func charset(_ value: [UInt8]) -> (String?, ArraySlice<UInt8>) {
    let parts = value.split(
      separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return ("utf-8", value[...]) }
    return (String(decoding: parts[0], as: UTF8.self), parts[2])
  }

  private static func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var rest = text
    while let byte = rest.first {
      if byte == UInt8(ascii: "%"), let value = Hexadecimal.byte(rest.dropFirst().prefix(2)) {
        out.append(value)
        rest = rest.dropFirst(3)
      } else {
        out.append(byte)
        rest = rest.dropFirst()
      }
    }
    return out
  }

  /// At semicolons outside quotes.
  private static func split(_ value: [UInt8]) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    var isQuoted = false
    for (place, byte) in value.enumerated() {
      if byte == 0x22, place == 0 || value[place - 1] != 0x5C { isQuoted.toggle() }
      if byte == UInt8(ascii: ";"), !isQuoted {
        parts.append(value[start..<place])
        start = place + 1
      }
    }
    return parts + [value[start...]]
  }

  /// Only `\"` and `\\` are escapes in practice: the backslashes of a Windows path are not.
  private static func unquoted(_ value: ArraySlice<UInt8>) -> [UInt8] {
    let trimmed = value.drop { $0 <= Octet.space }
    guard trimmed.first == 0x22 else {
      return Array(trimmed).dropLastWhile { $0 <= Octet.space }
    }
    var out: [UInt8] = []
    var rest = trimmed.dropFirst()
    while let byte = rest.popFirst(), byte != 0x22 {
      if byte == 0x5C, let next = rest.first, next == 0x22 || next == 0x5C {
        out.append(next)
        rest = rest.dropFirst()
      } else {
        out.append(byte)
      }
    }
    return out
  }
}

extension [UInt8] {
  fileprivate func dropLastWhile(_ drops: (UInt8) -> Bool) -> [UInt8] {
    Array(prefix((lastIndex { !drops($0) } ?? -1) + 1))
  }
}
