internal import Text

/// The text of a trust file: which command may be run where it stands in which store. One entry a
/// line, the absolute path of the store, a tab, the command; `#` begins a comment.
package struct TrustList: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    /// Absolute, without symbolic links.
    package var store: String
    package var command: String

    package init(store: String, command: String) {
      self.store = store
      self.command = command
    }

    /// Nil when the entry does not fit on a line.
    fileprivate var line: String? {
      let isWritable =
        store.hasPrefix("/") && SettingText.isLine(store) && SettingText.isLine(command)
        && command.trimmed == command && !command.isEmpty
      return isWritable ? "\(store)\t\(command)" : nil
    }
  }

  /// Comments included, so that they survive a change.
  private var lines: [String]

  package init(_ text: String = "") {
    lines = text.utf8.split(separator: UInt8(ascii: "\n")).compactMap { String($0) }
  }

  package var text: String { lines.map { $0 + "\n" }.joined() }

  package var entries: [Entry] { lines.compactMap(TrustList.entry) }

  package func allows(_ entry: Entry) -> Bool {
    guard let line = entry.line else { return false }
    return lines.contains(line)
  }

  /// - Returns: false when the entry cannot be written.
  package mutating func allow(_ entry: Entry) -> Bool {
    guard let line = entry.line else { return false }
    if !lines.contains(line) { lines.append(line) }
    return true
  }

  package mutating func revoke(_ entry: Entry) {
    lines.removeAll { $0 == entry.line }
  }

  private static func entry(_ line: String) -> Entry? {
    guard !line.hasPrefix("#"), let tab = line.firstIndex(of: "\t") else { return nil }
    return Entry(store: String(line[..<tab]), command: String(line[line.index(after: tab)...]))
  }
}
