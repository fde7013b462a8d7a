internal import Foundation

/// A terminal without a person: what a program writes to it is read here, what is typed is written.
package final class PseudoTerminal {
  /// The end of the person, pty(7).
  private let person: Int32
  /// The end of the programs.
  private let device: FileHandle
  private var process: Process?
  private var unread: [UInt8] = []

  package init(columns: UInt16 = 80, lines: UInt16 = 24) throws {
    person = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var locked: Int32 = 0
    var number: Int32 = 0
    guard person >= 0, ioctl(person, Request.lock, &locked) == 0,
      ioctl(person, Request.number, &number) == 0
    else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    let name = "/dev/pts/\(number)"
    device = FileHandle(
      fileDescriptor: open(name, O_RDWR | O_NOCTTY | O_CLOEXEC), closeOnDealloc: true)
    resize(columns: columns, lines: lines)
  }

  /// TIOCSPTLCK and TIOCGPTN of ioctl_tty(2), macros that Swift does not see.
  private enum Request {
    static let lock: UInt = 0x4004_5431
    static let number: UInt = 0x8004_5430
  }

  deinit {
    process?.terminate()
    close(person)
  }

  package func resize(columns: UInt16, lines: UInt16) {
    var size = winsize(ws_row: lines, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(person, UInt(TIOCSWINSZ), &size)
  }

  /// Starts a program on this terminal.
  package func start(_ command: Command) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command.program)
    process.arguments = command.arguments
    process.environment = Command.base.merging(command.environment) { _, own in own }
    process.currentDirectoryURL = URL(fileURLWithPath: command.directory)
    process.standardInput = device
    process.standardOutput = device
    process.standardError = device
    try SignalMask.withNoneBlocked { try process.run() }
    self.process = process
  }

  package var processID: Int32 { process?.processIdentifier ?? 0 }

  /// The status with which the program ended; nil when a signal did.
  package func wait() -> Int32? {
    process?.waitUntilExit()
    return process?.terminationReason == .exit ? process?.terminationStatus : nil
  }

  package func type(_ keys: String) {
    _ = Array(keys.utf8).withUnsafeBytes { write(person, $0.baseAddress, $0.count) }
  }

  /// Reads until `text` comes.
  ///
  /// - Returns: what came up to its end; nil when it does not come for long.
  package func read(until text: String) -> String? {
    let sought = Data(text.utf8)
    while true {
      if let found = Data(unread).range(of: sought) {
        let seen = unread[..<found.upperBound]
        unread.removeFirst(found.upperBound)
        return String(decoding: seen, as: UTF8.self)
      }
      guard readMore() else { return nil }
    }
  }

  private func readMore() -> Bool {
    var ready = pollfd(fd: person, events: Int16(POLLIN), revents: 0)
    guard poll(&ready, 1, Int32(Waiting.mostSeconds * 1000)) > 0 else { return false }
    var piece = [UInt8](repeating: 0, count: 4096)
    let count = Foundation.read(person, &piece, piece.count)
    guard count > 0 else { return false }
    unread += piece[..<count]
    return true
  }

  /// What termios(3) says of keys: echo, lines, signals.
  package var localModes: UInt32 {
    var attributes = termios()
    tcgetattr(device.fileDescriptor, &attributes)
    return attributes.c_lflag
  }
}
