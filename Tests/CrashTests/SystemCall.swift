import BlackBox
import Foundation

/// A finished system call, as strace(1) logs it with `-f -y -xx`: every text is hexadecimal, so that
/// commas and quotes only ever separate.
struct SystemCall {
  let process: Int
  let name: String
  /// Texts and files as they were written, numbers and flags as strace(1) writes them.
  let arguments: [Argument]
  /// -1 when it failed.
  let result: Int
  /// strace(1) answered in place of the kernel.
  let isInjected: Bool

  enum Argument {
    case text(Data)
    /// An open file, by its path.
    case file(String)
    /// AT_FDCWD, where the next path begins when it is relative.
    case workingFolder(String)
    case word(String)
  }

  /// Whether it is about a file below `folder`, or the folder itself.
  func concerns(_ folder: String) -> Bool {
    arguments.indices.contains { place in
      switch arguments[place] {
      case .text, .file: path(place) == folder || path(place).hasPrefix(folder + "/")
      case .workingFolder, .word: false
      }
    }
  }

  /// A path, absolute where it can be told.
  func path(_ place: Int) -> String {
    switch arguments[place] {
    case .text(let bytes):
      let text = String(decoding: bytes.prefix(Int(PATH_MAX)), as: UTF8.self)
      return text.hasPrefix("/") ? text : base(place) + text
    case .file(let path), .workingFolder(let path), .word(let path): return path
    }
  }

  private func base(_ place: Int) -> String {
    guard place > 0 else { return "" }
    return switch arguments[place - 1] {
    case .file(let path), .workingFolder(let path): path + "/"
    case .text, .word: ""
    }
  }

  func number(_ place: Int) -> Int? {
    if case .word(let word) = arguments[place] { Int(word) } else { nil }
  }

  func text(_ place: Int) -> Data {
    if case .text(let bytes) = arguments[place] { bytes } else { Data() }
  }
}

/// What strace(1) wrote, in the order in which the calls ended.
struct SystemCallLog {
  private(set) var calls: [SystemCall] = []
  /// The beginnings of calls during which another process was heard of.
  private var unfinished: [Substring: Substring] = [:]

  init(path: String) throws {
    let log = String(decoding: try FileContent.read(path), as: UTF8.self)
    for line in log.split(separator: "\n") { add(line) }
  }

  private mutating func add(_ line: Substring) {
    let process = line.prefix { $0 != " " }
    let text = line[process.endIndex...].drop { $0 == " " }
    if text.hasSuffix("<unfinished ...>") {
      unfinished[process] = text.dropLast("<unfinished ...>".count)
    } else if text.hasPrefix("<... ") {
      guard let end = text.firstIndex(of: ">"), let begin = unfinished[process] else { return }
      add(process, begin + text[text.index(after: end)...])
    } else {
      add(process, text)
    }
  }

  private mutating func add(_ process: Substring, _ text: Substring) {
    let text = text.utf8
    guard let open = text.firstIndex(of: UInt8(ascii: "(")),
      let equals = text.lastIndex(of: UInt8(ascii: "=")),
      let close = text[..<equals].lastIndex(of: UInt8(ascii: ")"))
    else { return }
    let arguments = text[text.index(after: open)..<close]
    let outcome = String(text[text.index(after: equals)...])?.dropFirst() ?? ""
    calls.append(
      SystemCall(
        process: Int(process) ?? 0, name: String(text[..<open]) ?? "",
        arguments: arguments.split(separator: UInt8(ascii: ",")).map(SystemCallLog.argument),
        result: Int(outcome.prefix { $0 == "-" || $0.isNumber }) ?? -1,
        isInjected: outcome.hasSuffix("(INJECTED)")))
  }

  /// One that ended while another process was heard of has blanks behind it, too.
  private static func argument(_ text: Substring.UTF8View) -> SystemCall.Argument {
    let blank = UInt8(ascii: " ")
    let end = text.lastIndex { $0 != blank }.map(text.index(after:)) ?? text.startIndex
    let text = text[..<end].drop { $0 == blank }
    if text.first == UInt8(ascii: "\"") { return .text(bytes(text)) }
    guard let open = text.firstIndex(of: UInt8(ascii: "<")), text.last == UInt8(ascii: ">") else {
      return .word(String(Substring(text)))
    }
    let path = String(decoding: bytes(text[open...]), as: UTF8.self)
    return text.starts(with: "AT_FDCWD".utf8) ? .workingFolder(path) : .file(path)
  }

  /// `"\x41\x42"`, with any one character on each side.
  private static func bytes(_ text: Substring.UTF8View) -> Data {
    var bytes = Data(capacity: text.count / 4)
    _ = text.withContiguousStorageIfAvailable { digits in
      var place = 1
      while place + 4 < digits.count {
        bytes.append(value(digits[place + 2]) << 4 | value(digits[place + 3]))
        place += 4
      }
    }
    return bytes
  }

  private static func value(_ digit: UInt8) -> UInt8 {
    digit <= UInt8(ascii: "9") ? digit & 15 : digit & 15 + 9
  }
}
