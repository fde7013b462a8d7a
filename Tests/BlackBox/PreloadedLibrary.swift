/// Functions that the dynamic loader puts before those of a program. Those of GMime and SQLite are linked
/// into the release: it is the programs built with the tests that are run.
final class PreloadedLibrary: Sendable {
  private let folder: TemporaryFolder
  private let path: String

  /// - Parameter source: in C.
  init(_ source: String) throws {
    folder = try TemporaryFolder()
    path = folder.file("preloaded.so")
    try FileContent.write(Array(source.utf8), to: folder.file("preloaded.c"))
    let flags = ["-O0", "-w", "-shared", "-fPIC", "-o", path, folder.file("preloaded.c"), "-ldl"]
    _ = try Command("/usr/bin/cc", flags).run().succeeded()
  }

  /// Under `env`, so that only the program is sabotaged.
  func put(before command: Command, _ variables: [String]) -> Command {
    command.asBuiltForTests.wrapped(
      by: "/usr/bin/env", ["--default-signal", "LD_PRELOAD=" + path] + variables)
  }
}
