internal import Desk
internal import FoundationEssentials
import Glibc
package import Mail

/// Finds the mails of mbox files, Maildirs, `.eml` files and folders of them.
package struct MailSearch: Sendable {
  package private(set) var places: [MailPlace] = []
  /// Exports of ours as JSON Lines.
  private(set) var exports: [MailFile] = []
  package private(set) var problems: [ImportProblem] = []
  /// What arrived before is left out, also of exports.
  private(set) var earliest: Timestamp?

  /// What mbox files and Maildirs say of tickets is believed: they are exports of ours.
  private let restoring: Bool

  /// - Parameter paths: `-` is standard input.
  package init(_ paths: [String], restoring: Bool) {
    self.restoring = restoring
    for path in paths { attempt { try $0.take(path) } }
    places = places.enumerated().sorted { a, b in
      (a.element.time, a.offset) < (b.element.time, b.offset)
    }.map(\.element)
  }

  package mutating func leaveOut(before since: Timestamp) {
    earliest = since
    places.removeAll { $0.time < since }
  }

  private mutating func attempt(_ body: (inout MailSearch) throws -> Void) {
    do { try body(&self) } catch let problem as ImportProblem { problems.append(problem) } catch {}
  }

  private mutating func take(_ path: String) throws {
    if path == "-" { return try take(MailFile(standardInput: STDIN_FILENO), name: path) }
    var isFolder = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder {
      let before = places.count
      guard try takeFolder(path) || places.count > before else {
        throw ImportProblem(kind: .notMail, text: "\(path): not a Maildir, and no .eml files in it")
      }
    } else if path.lowercased().hasSuffix(".eml") {
      places.append(try .whole(path))
    } else {
      try take(MailFile(path), name: path)
    }
  }

  private mutating func take(_ file: MailFile, name: String) throws {
    let head = try file.read(from: 0, count: min(MailPlace.beginning, file.size))
    let text = head.drop { $0 == 0x0A || $0 == 0x0D }
    if text.isEmpty { return }
    if text.starts(with: Array("From ".utf8)) {
      places += try MailPlace.all(ofMbox: file, restoring: restoring)
    } else if text.first == UInt8(ascii: "{") {
      exports.append(file)
    } else if !Message.begins(head) {
      throw ImportProblem(
        kind: .notMail, text: "\(name): not an mbox file, a mail or an export; unpack it first?")
    } else {
      let time = Arrival.time(in: head[...]) ?? Timestamp(seconds: file.modified)
      places.append(
        MailPlace(
          content: .piece(file, offset: 0, count: file.size, isQuoted: false), time: time,
          mark: .success(nil)))
    }
  }

  /// - Returns: whether it is a Maildir. Other folders are searched for what is in them.
  private mutating func takeFolder(_ path: String) throws -> Bool {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path).sorted() else {
      throw ImportProblem.unreadable(path, errno)
    }
    let isMaildir = names.contains("cur") || names.contains("new")
    for name in names {
      let inner = path + "/" + name
      var isFolder = false
      _ = FileManager.default.fileExists(atPath: inner, isDirectory: &isFolder)
      if isMaildir, name == "cur" || name == "new" {
        takeMaildir(inner)
      } else if isFolder, !(isMaildir && !name.hasPrefix(".")) {
        attempt { _ = try $0.takeFolder(inner) }
      } else if !isMaildir, name.lowercased().hasSuffix(".eml") {
        attempt { $0.places.append(try .whole(inner)) }
      }
    }
    return isMaildir
  }

  private mutating func takeMaildir(_ folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where !name.hasPrefix(".") {
      attempt {
        $0.places.append(try .file(name, of: folder, restoring: $0.restoring))
      }
    }
  }
}
