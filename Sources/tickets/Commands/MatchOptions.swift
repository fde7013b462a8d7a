import ArgumentParser

/// Whether finding nothing is a failure: scripts say.
struct MatchOptions: ParsableArguments {
  @Flag(help: "Exit 1 when nothing matches.")
  var exitCode = false

  func check(_ isEmpty: Bool) throws {
    if exitCode, isEmpty { throw Failure.nothingMatches }
  }
}
