internal import Text

/// Collects safe lines and expands their tabs.
struct BlockWriter {
  var current = SafeWriter()
  private var bytes: [UInt8] = []
  /// Where `current` begins on its line.
  private var column = 0

  private static let tabStop = 8

  mutating func tab() {
    column += current.text.cellWidth
    let blanks = BlockWriter.tabStop - column % BlockWriter.tabStop
    bytes += current.bytes + Array(repeating: 0x20, count: blanks)
    column += blanks
    current = SafeWriter()
  }

  mutating func endLine() {
    bytes += current.bytes
    bytes.append(0x0A)
    column = 0
    current = SafeWriter()
  }

  func finished() -> String { String(decoding: bytes + current.bytes, as: UTF8.self) }
}
