internal import Foundation

/// A started program.
package final class Running {
  private let process: Process
  private let files: StandardFiles

  init(process: Process, files: StandardFiles) {
    self.process = process
    self.files = files
  }

  package var processID: Int32 { process.processIdentifier }

  package func wait() -> Execution {
    process.waitUntilExit()
    let status = process.terminationStatus
    return Execution(
      end: process.terminationReason == .exit ? .exit(status) : .signal(status),
      output: files.written(files.output),
      errors: String(decoding: files.written(files.errors), as: UTF8.self))
  }
}

/// Standard input, output and error of a program, as files without names.
struct StandardFiles {
  let input: FileHandle
  let output: FileHandle
  let errors: FileHandle

  init(input bytes: [UInt8]) throws {
    input = try StandardFiles.nameless()
    output = try StandardFiles.nameless()
    errors = try StandardFiles.nameless()
    try input.write(contentsOf: Data(bytes))
    try input.seek(toOffset: 0)
  }

  func written(_ file: FileHandle) -> [UInt8] {
    guard (try? file.seek(toOffset: 0)) != nil, let data = try? file.readToEnd() else { return [] }
    return [UInt8](data)
  }

  private static func nameless() throws -> FileHandle {
    var name = Array((NSTemporaryDirectory() + "/tickets-test-XXXXXX").utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    unlink(name)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }
}
