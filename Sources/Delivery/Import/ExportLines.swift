import Foundation

/// Reads an export as JSON Lines.
final class ExportLines {
  private let file: MailFile
  private var offset = 0
  private var buffer: [UInt8] = []
  private var number = 0

  private let decoder = JSONDecoder()

  init(_ file: MailFile) {
    self.file = file
    decoder.dateDecodingStrategy = .iso8601
  }

  /// - Returns: whether that was all.
  func read<T>(
    _ batch: inout [T], limit: Int, _ make: (ExportLine) -> T
  ) throws(ImportProblem) -> Bool {
    var bytes = 0
    while batch.count < limit, bytes < 16 << 20 {
      guard let line = try next() else { return true }
      number += 1
      bytes += line.count
      if line.isEmpty { continue }
      guard let decoded = try? decoder.decode(ExportLine.self, from: Data(line)) else {
        throw ImportProblem(
          kind: .notMail, text: "\(file.path): line \(number) is not of 'tickets export'")
      }
      batch.append(make(decoded))
    }
    return false
  }

  private func next() throws(ImportProblem) -> [UInt8]? {
    var searched = 0
    while true {
      if let feed = buffer[searched...].firstIndex(of: 0x0A) {
        let line = Array(buffer[..<feed])
        buffer.removeFirst(feed + 1)
        return line
      }
      searched = buffer.count
      let piece = try file.read(from: offset, count: 1 << 20)
      if piece.isEmpty {
        defer { buffer = [] }
        return buffer.isEmpty ? nil : buffer
      }
      offset += piece.count
      buffer += piece
    }
  }
}
