import Mail

/// Quoted text and signatures, each folded to one line that says how much is behind it.
enum Folding {
  static func folded(_ text: String, _ marks: [Mark]) -> String {
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    var place = 0
    for mark in marks where mark.range.lowerBound >= place && mark.range.upperBound <= bytes.count {
      out += bytes[place..<mark.range.lowerBound]
      out += Array(summary(of: bytes[mark.range], mark.kind).utf8)
      place = mark.range.upperBound
    }
    return String(decoding: out + bytes[place...], as: UTF8.self)
  }

  private static func summary(of bytes: ArraySlice<UInt8>, _ kind: Mark.Kind) -> String {
    let lines = bytes.split(separator: 0x0A).count
    let what =
      switch kind {
      case .quoted: "quoted"
      case .signature: "signature"
      }
    return "[\(what): \(lines) \(lines == 1 ? "line" : "lines")]\n"
  }
}
