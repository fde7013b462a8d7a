import ArgumentParser
import Desk
import Terminal

/// How results are printed: for people through the pager, or as JSON for programs.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print JSON: an array, or one object where one thing was named.") var json = false
  @Flag(help: "Print JSON, one object a line.") var jsonl = false
  @Option(help: "Colours: auto, always or never.") var color: ColorChoice = .auto

  /// - Parameter single: one thing was named: its object stands alone, not in an array.
  func show(
    _ objects: [JSON], single: Bool = false, _ text: (Screen) throws -> String
  ) throws {
    if jsonl {
      for object in objects { try Console.print(object.line + "\n") }
    } else if json {
      let whole = single && objects.count == 1 ? objects[0] : .array(objects)
      try Console.print(whole.pretty + "\n")
    } else {
      let screen = Screen(color: color, environment: Environment.variables)
      let pager = Pager(isTerminal: screen.isTerminal, environment: Environment.variables)
      try pager.show(try text(screen))
    }
  }
}

extension ColorChoice: ExpressibleByArgument {}
