internal import Desk
internal import FoundationEssentials

/// Reads an export as JSON Lines.
final class ExportLines {
  private let file: MailFile
  private var offset = 0
  private var buffer: [UInt8] = []
  /// Of the next line in the buffer.
  private var start = 0
  private var number = 0
  private var refused: [ImportProblem] = []
  private var refusedCount = 0

  private let decoder = ExportLine.decoder()

  init(_ file: MailFile) {
    self.file = file
  }

  /// More refused lines are counted, not named.
  private static let mostNamed = 20

  /// The lines that were passed over, and why.
  var problems: [ImportProblem] {
    let rest = refusedCount - refused.count
    guard rest > 0 else { return refused }
    return refused + [
      ImportProblem(kind: .notMail, text: "\(file.path): \(rest) more lines are refused")
    ]
  }

  /// Reads on until so many lines are found to be whole.
  ///
  /// - Returns: whether that was all.
  func read<T>(
    _ batch: inout [T], limit: Int, _ make: (ExportLine) -> T
  ) throws(ImportProblem) -> Bool {
    var bytes = 0
    while batch.count < limit, bytes < 16 << 20 {
      let next = try next()
      number += 1
      switch next {
      case .end: return true
      case .tooLong: refuse(ExportFault("longer than \(ExportBounds.line) bytes"))
      case .line(let line) where line.isEmpty: break
      case .line(let line):
        bytes += line.count
        do {
          batch.append(make(try ExportLine(Data(line), decoder)))
        } catch {
          refuse(error)
        }
      }
    }
    return false
  }

  private func refuse(_ fault: ExportFault) {
    refusedCount += 1
    guard refused.count < ExportLines.mostNamed else { return }
    refused.append(
      ImportProblem(
        kind: .notMail, text: "\(file.path): line \(number) is refused: \(fault.text)"))
  }

  private enum Next {
    case line(ArraySlice<UInt8>)
    case tooLong
    case end
  }

  private func next() throws(ImportProblem) -> Next {
    var searched = start
    var isTooLong = false
    while true {
      if let feed = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = feed + 1 }
        return isTooLong ? .tooLong : .line(buffer[start..<feed])
      }
      isTooLong = isTooLong || buffer.count - start > ExportBounds.line
      buffer.removeFirst(isTooLong ? buffer.count : start)
      start = 0
      searched = buffer.count
      let piece = try file.read(from: offset, count: 1 << 20)
      if piece.isEmpty {
        defer { buffer = [] }
        if isTooLong { return .tooLong }
        return buffer.isEmpty ? .end : .line(buffer[...])
      }
      offset += piece.count
      buffer += piece
    }
  }
}
