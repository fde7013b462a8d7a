import ArgumentParser
import Desk
import Terminal

/// How results are printed: for people through the pager, or as JSON for programs.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print JSON: an array, or one object if one thing was given.") var json = false
  @Flag(help: "Print JSON, one object per line.") var jsonl = false
  @Option(help: "Colours: auto, always or never.") var color: ColorChoice = .auto

  var isForPrograms: Bool { json || jsonl }

  /// - Parameter single: one thing was named: its object stands alone, not in an array.
  func show(
    _ objects: [JSON], single: Bool = false, _ text: (Screen) throws -> String
  ) throws {
    try written(objects, single: single, text).show()
  }

  /// What `show` shows: with a pager that takes as long as somebody reads, and no longer wants the
  /// store.
  func written(
    _ objects: [JSON], single: Bool = false, _ text: (Screen) throws -> String
  ) throws -> WrittenResult {
    if jsonl { return WrittenResult(text: objects.map { $0.line + "\n" }.joined()) }
    if json {
      let whole = single && objects.count == 1 ? objects[0] : .array(objects)
      return WrittenResult(text: whole.pretty + "\n")
    }
    let screen = Screen(color: color, environment: Environment.variables)
    let pager = Pager(isTerminal: screen.isTerminal, environment: Environment.variables)
    return WrittenResult(text: try text(screen), pager: pager)
  }
}

/// A result as it is printed.
struct WrittenResult {
  let text: String
  /// Of text for people.
  var pager: Pager?

  func show() throws {
    if let pager { try pager.show(text) } else { try Console.print(text) }
  }
}

extension ColorChoice: ExpressibleByArgument {}
