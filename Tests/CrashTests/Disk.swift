import BlackBox
import Foundation

/// A disk that keeps for certain only what was synced. Names change in their order, as a journal keeps
/// it; what was written to a file may reach it in any order, and in pieces of a sector.
struct Disk {
  /// What becomes of that which was not synced.
  enum Loss: CaseIterable {
    case all, none, allButLast, last, some, sectors, order
  }

  static let sector = 512

  private enum Change {
    case write(Int, Data)
    case resize(Int)
  }

  private enum NameChange {
    case create(String, Int)
    case remove(String)
    case rename(String, String)
  }

  private struct File {
    var kept: [UInt8] = []
    var pending: [Change] = []
    /// As programs see it.
    var size = 0
  }

  private let folder: String
  private var files: [File] = []
  /// Each file's place in `files`, as programs see it.
  private var names: [String: Int] = [:]
  private var keptNames: [String: Int] = [:]
  private var pendingNames: [NameChange] = []

  init(folder: String) {
    self.folder = folder
  }

  mutating func apply(_ change: DiskChange) {
    switch change {
    case .create(let path):
      guard names[path] == nil else { return }
      files.append(File())
      name(.create(path, files.count - 1))
    case .remove(let path): name(.remove(path))
    case .rename(let path, let new): name(.rename(path, new))
    case .write(let path, let offset, let bytes): write(bytes, to: path, at: offset)
    case .append(let path, let bytes): write(bytes, to: path, at: nil)
    case .resize(let path, let size): resize(path, to: size)
    case .sync(let path): sync(path)
    }
  }

  private mutating func name(_ change: NameChange) {
    Disk.apply(change, to: &names)
    pendingNames.append(change)
  }

  private mutating func write(_ bytes: Data, to path: String, at offset: Int?) {
    guard let place = names[path] else { return }
    let offset = offset ?? files[place].size
    files[place].pending.append(.write(offset, bytes))
    files[place].size = max(files[place].size, offset + bytes.count)
  }

  private mutating func resize(_ path: String, to size: Int) {
    guard let place = names[path] else { return }
    files[place].pending.append(.resize(size))
    files[place].size = size
  }

  private mutating func sync(_ path: String) {
    if path == folder {
      keptNames = names
      pendingNames = []
    } else if let place = names[path] {
      for change in files[place].pending { Disk.apply(change, to: &files[place].kept) }
      files[place].pending = []
    }
  }

  /// The files that are there after a power failure, by their names in the folder.
  func image(after loss: Loss, _ generator: inout SeededGenerator) -> [String: Data] {
    var found = keptNames
    let count = nameCount(loss, &generator)
    for change in pendingNames.prefix(count) { Disk.apply(change, to: &found) }
    return found.reduce(into: [:]) { image, entry in
      let file = files[entry.value]
      var content = file.kept
      for change in Disk.kept(file.pending, loss, &generator) { Disk.apply(change, to: &content) }
      image[String(entry.key.dropFirst(folder.count + 1))] = Data(content)
    }
  }

  private func nameCount(_ loss: Loss, _ generator: inout SeededGenerator) -> Int {
    switch loss {
    case .all: 0
    case .none, .last: pendingNames.count
    default: Int.random(in: 0...pendingNames.count, using: &generator)
    }
  }

  private static func kept(
    _ pending: [Change], _ loss: Loss, _ generator: inout SeededGenerator
  ) -> [Change] {
    switch loss {
    case .all: []
    case .none: pending
    case .allButLast: pending.suffix(1)
    case .last: pending.dropLast()
    case .some: pending.filter { _ in Bool.random(using: &generator) }
    case .sectors: pending.flatMap(sectors).filter { _ in Bool.random(using: &generator) }
    case .order:
      pending.filter { _ in Bool.random(using: &generator) }.shuffled(using: &generator)
    }
  }

  private static func sectors(_ change: Change) -> [Change] {
    guard case .write(let offset, let bytes) = change else { return [change] }
    return stride(from: 0, to: bytes.count, by: sector).map { place in
      .write(offset + place, bytes.dropFirst(place).prefix(sector))
    }
  }

  private static func apply(_ change: Change, to content: inout [UInt8]) {
    switch change {
    case .resize(let size):
      content.removeLast(max(0, content.count - size))
      lengthen(&content, to: size)
    case .write(let offset, let bytes):
      lengthen(&content, to: offset + bytes.count)
      content.replaceSubrange(offset..<offset + bytes.count, with: bytes)
    }
  }

  private static func lengthen(_ content: inout [UInt8], to size: Int) {
    content.append(contentsOf: repeatElement(0, count: max(0, size - content.count)))
  }

  private static func apply(_ change: NameChange, to names: inout [String: Int]) {
    switch change {
    case .create(let path, let place): names[path] = place
    case .remove(let path): names[path] = nil
    case .rename(let path, let new): names[new] = names.removeValue(forKey: path)
    }
  }
}
