import Desk
import Foundation
import Mail

/// One mail of an export as JSON Lines.
struct ExportLine: Decodable {
  let ticket: Ticket
  let direction: String
  let receivedSeconds: Int64
  let raw64: Data

  struct Ticket: Decodable {
    let ticket: Int
    let status: String
  }

  enum CodingKeys: String, CodingKey {
    case ticket = "ticket_object"
    case direction
    case receivedSeconds = "received_seconds"
    case raw64 = "raw"
  }

  var received: Timestamp { Timestamp(seconds: receivedSeconds) }

  var mark: ExportMark? {
    ExportMark("\(ticket.ticket).\(ticket.status).\(direction)")
  }

  func raw() throws(ImportProblem) -> [UInt8] { Array(raw64) }
}

/// Reads such a file line by line.
final class ExportLines {
  private let file: MailFile
  private var offset = 0
  private var buffer: [UInt8] = []
  private var number = 0

  init(_ file: MailFile) { self.file = file }

  /// - Returns: whether that was all.
  func read<T>(
    _ batch: inout [T], limit: Int, _ make: (ExportLine) throws(ImportProblem) -> T
  ) throws(ImportProblem) -> Bool {
    var bytes = 0
    while batch.count < limit, bytes < 16 << 20 {
      guard let line = try next() else { return true }
      number += 1
      bytes += line.count
      if line.isEmpty { continue }
      guard let decoded = try? JSONDecoder().decode(ExportLine.self, from: Data(line)) else {
        throw ImportProblem(
          kind: .notMail, text: "\(file.path): line \(number) is not of 'tickets export'")
      }
      batch.append(try make(decoded))
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
