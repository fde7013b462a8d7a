internal import Text

/// Settings as a file that people edit (tickets-config(5), FILES): `key = value`, texts of several
/// lines between `<<END` and `END`, and `[queue NAME]` before what holds in one queue only.
package struct SettingFile: Hashable, Sendable {
  package private(set) var entries: [Entry] = []
  /// The queues that have a section, also an empty one.
  package private(set) var queues: [String] = []

  package struct Entry: Hashable, Sendable {
    /// Nil before the first section.
    package let queue: String?
    package let key: SettingKey
    /// Canonical. Nil is a masked secret, which stays what it is.
    package let value: String?
    let line: Int
  }

  /// Whose settings a file has.
  package enum Scope: Sendable {
    /// The global ones, then those of queues in sections.
    case desk
    case global, queue
  }

  package typealias Check = (SettingKey, String) throws(SettingError) -> String

  /// - Parameter check: gives a value's canonical form.
  /// - Throws: all that is wrong, by line.
  package init(
    _ text: String, scope: Scope, check: Check
  ) throws(FileErrors) {
    var lines = SettingFileLines(text)
    var errors: [FileErrors.Item] = []
    while let line = lines.next() {
      do {
        try take(line, scope, check)
      } catch let item {
        errors.append(item)
      }
    }
    guard errors.isEmpty else { throw FileErrors(items: errors) }
  }

  /// The values of one queue; nil: of those that stand before the first section.
  package func values(of queue: String? = nil) -> [SettingKey: String?] {
    entries.filter { $0.queue == queue }.reduce(into: [:]) { $0[$1.key] = .some($1.value) }
  }

  private mutating func take(
    _ line: SettingFileLines.Line, _ scope: Scope, _ check: Check
  ) throws(FileErrors.Item) {
    switch line.content {
    case .section(let name): try begin(name, at: line.number, scope)
    case .entry(let name, let text): try add(name, text, at: line.number, scope, check)
    case .endless(let end):
      throw .init(line.number, "the text that begins with <<\(end) has no line \(end)")
    case .other(let text):
      throw .init(line.number, "'\(Sanitizer.excerpt(text))' is not 'key = value'")
    }
  }

  private mutating func begin(
    _ name: String, at line: Int, _ scope: Scope
  ) throws(FileErrors.Item) {
    guard scope == .desk else {
      throw .init(
        line, "no section allowed: these are the settings of one queue, or the global ones")
    }
    guard QueueName.isValid(name) else {
      throw .init(line, "'\(Sanitizer.excerpt(name))' is not a valid queue name")
    }
    queues.append(name)
  }

  private mutating func add(
    _ name: String, _ text: String, at line: Int, _ scope: Scope, _ check: Check
  ) throws(FileErrors.Item) {
    guard let key = SettingKey(named: name) else {
      throw .init(line, "\(SettingError.unknownKey(name))")
    }
    let queue = queues.last
    if let first = entries.first(where: { $0.key == key && $0.isOf(queue) }) {
      throw .init(line, "\(name) is already set in line \(first.line)")
    }
    if queue != nil || scope == .queue, !key.isPerQueue {
      throw .init(line, "\(name) is global and cannot be set for a queue")
    }
    let isMasked = key.isSecret && text == SettingKey.mask
    let value = isMasked ? nil : try canonical(key, text, at: line, check)
    entries.append(Entry(queue: queue, key: key, value: value, line: line))
  }

  private func canonical(
    _ key: SettingKey, _ text: String, at line: Int, _ check: Check
  ) throws(FileErrors.Item) -> String {
    do {
      return try check(key, text)
    } catch .badTemplate(let key, let place, let reason) {
      throw .init(line + (place ?? 0), "\(key.rawValue): \(reason)")
    } catch {
      throw .init(line, "\(error)")
    }
  }
}

extension SettingFile.Entry {
  fileprivate func isOf(_ other: String?) -> Bool { queue?.lowercased() == other?.lowercased() }
}
