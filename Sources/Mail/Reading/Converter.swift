import Glibc

/// iconv(3), and two seven-bit charsets that it reads too strictly.
enum Converter {
  enum Mode {
    /// All bytes or nothing.
    case exact
    /// U+FFFD for each byte that cannot be converted.
    case replacing
  }

  static let iso2022JP = "iso-2022-jp by shifting"
  static let hz = "hz by shifting"

  static func knows(_ charset: String) -> Bool {
    if charset == iso2022JP || charset == hz { return true }
    guard let descriptor = open(charset) else { return false }
    iconv_close(descriptor)
    return true
  }

  static func text(_ bytes: [UInt8], of charset: String, _ mode: Mode) -> String? {
    switch charset {
    case iso2022JP: converted(ShiftedCharset.eucJP(fromISO2022JP: bytes), of: "euc-jp-ms", mode)
    case hz: converted(ShiftedCharset.eucCN(fromHZ: bytes), of: "gb18030", mode)
    default: converted(bytes, of: charset, mode)
    }
  }

  private static func open(_ charset: String) -> iconv_t? {
    let descriptor = iconv_open("utf-8", charset)
    return descriptor == iconv_t(bitPattern: -1) ? nil : descriptor
  }

  private static func converted(_ bytes: [UInt8], of charset: String, _ mode: Mode) -> String? {
    guard let descriptor = open(charset) else { return nil }
    defer { iconv_close(descriptor) }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + bytes.count / 2)
    var isWhole = true
    bytes.withUnsafeBytes { source in
      var input = UnsafeMutablePointer(mutating: source.bindMemory(to: CChar.self).baseAddress)
      var left = source.count
      while left > 0, mode == .replacing || isWhole {
        if step(descriptor, &input, &left, &out) { continue }
        isWhole = false
        out += [0xEF, 0xBF, 0xBD]
        input = input?.advanced(by: 1)
        left -= 1
      }
    }
    return isWhole || mode == .replacing ? String(decoding: out, as: UTF8.self) : nil
  }

  /// - Returns: false when the next byte cannot be converted.
  private static func step(
    _ descriptor: iconv_t, _ input: inout UnsafeMutablePointer<CChar>?, _ left: inout Int,
    _ out: inout [UInt8]
  ) -> Bool {
    var isFine = true
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32 << 10) { target in
      var output = target.baseAddress
      var room = target.count
      let result = iconv(descriptor, &input, &left, &output, &room)
      isFine = result != Int(bitPattern: UInt.max) || errno == E2BIG
      out += UnsafeRawBufferPointer(target).prefix(target.count - room)
    }
    return isFine
  }
}
