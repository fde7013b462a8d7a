import Glibc

/// iconv(3), and three seven-bit charsets that it reads too strictly.
final class Converter {
  enum Mode {
    /// All bytes or nothing.
    case exact
    /// U+FFFD for each byte that cannot be converted.
    case replacing
  }

  private let descriptor: iconv_t
  private let unshifted: ([UInt8]) -> [UInt8]

  /// - Returns: nil for a charset nobody knows.
  init?(_ charset: Charset.Candidate) {
    let name: String
    switch charset {
    case .named(let charset): (name, unshifted) = (charset, { $0 })
    case .iso2022JP: (name, unshifted) = ("euc-jp-ms", ShiftedCharset.eucJP(fromISO2022JP:))
    case .iso2022KR: (name, unshifted) = ("cp949", ShiftedCharset.eucKR(fromISO2022KR:))
    case .hz: (name, unshifted) = ("gb18030", ShiftedCharset.eucCN(fromHZ:))
    }
    guard let descriptor = iconv_open("utf-8", name), descriptor != iconv_t(bitPattern: -1)
    else { return nil }
    self.descriptor = descriptor
  }

  deinit {
    iconv_close(descriptor)
  }

  func text(_ bytes: [UInt8], _ mode: Mode) -> String? {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + bytes.count / 2)
    var isWhole = true
    unshifted(bytes).withUnsafeBytes { source in
      iconv(descriptor, nil, nil, nil, nil)
      var input = UnsafeMutablePointer(mutating: source.bindMemory(to: CChar.self).baseAddress)
      var left = source.count
      while left > 0, mode == .replacing || isWhole {
        if step(&input, &left, &out) { continue }
        isWhole = false
        out += [0xEF, 0xBF, 0xBD]
        input = input?.advanced(by: 1)
        left -= 1
      }
    }
    return isWhole || mode == .replacing ? String(decoding: out, as: UTF8.self) : nil
  }

  /// - Returns: false when the next byte cannot be converted.
  private func step(
    _ input: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, _ out: inout [UInt8]
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
