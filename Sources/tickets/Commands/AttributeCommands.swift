import ArgumentParser
import Desk
import Mail
import Store

struct Assign: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give tickets to an agent: a name, me or none.",
    usage: """
      tickets assign <ticket> ... <agent>
      tickets assign <ticket> ... --to <agent>
      tickets assign --query <query> [--yes] <agent>
      """)
  @OptionGroup var options: ValueOptions

  func run() throws {
    let agent = try Assignee.read(options.value, me: Environment.agent)
    try options.change { change, ticket in
      try change.transaction.assign(ticket, to: agent, by: change.agent, at: change.now)
    }
  }
}

struct Take: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Assign tickets to yourself.")
  @OptionGroup var targets: TargetOptions

  func run() throws {
    try targets.change { change, ticket in
      try change.transaction.assign(ticket, to: change.agent, by: change.agent, at: change.now)
    }
  }
}

struct PriorityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "priority", abstract: "Set the priority: low, normal, high or urgent.",
    usage: """
      tickets priority <ticket> ... <priority>
      tickets priority --query <query> [--yes] <priority>
      """)
  @OptionGroup var options: ValueOptions

  func run() throws {
    let priority = try Priority.read(options.value)
    try options.change { change, ticket in
      try change.transaction.setPriority(priority, of: ticket, by: change.agent, at: change.now)
    }
  }
}

struct SubjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subject", abstract: "Change the subject.",
    usage: """
      tickets subject <ticket> ... <subject>
      tickets subject <ticket> ... --to <subject>
      tickets subject --query <query> [--yes] <subject>
      """)
  @OptionGroup var options: ValueOptions

  func run() throws {
    let subject = try TypedSubject.read(options.value)
    try options.change { change, ticket in
      try change.transaction.setSubject(subject, of: ticket, by: change.agent, at: change.now)
    }
  }
}
