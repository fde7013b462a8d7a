import ArgumentParser
import Text

/// A ticket as people write it: `42` or `#42`.
struct TicketReference {
  let number: Int

  init?(argument: String) {
    guard let number = Int(argument.drop { $0 == "#" }), number > 0 else { return nil }
    self.number = number
  }

  /// - Throws: `ValidationError`, which ArgumentParser prints.
  static func read(_ argument: String) throws -> TicketReference {
    if let reference = TicketReference(argument: argument) { return reference }
    throw ValidationError("'\(Sanitizer.excerpt(argument))' is not a ticket number")
  }
}

/// A message as people write it: `m12`. A bare number is a ticket.
struct MessageReference {
  let number: Int

  init?(argument: String) {
    guard argument.hasPrefix("m"), let number = Int(argument.dropFirst()), number > 0 else {
      return nil
    }
    self.number = number
  }

  /// - Throws: `ValidationError`, which ArgumentParser words.
  static func read(_ argument: String) throws -> MessageReference {
    if let reference = MessageReference(argument: argument) { return reference }
    throw ValidationError(
      TicketReference(argument: argument).map {
        "a number is a ticket; a message is written m\($0.number)"
      } ?? "a message is written m12")
  }
}

/// One part of a message: `m12.3`.
struct PartReference {
  let message: Int
  let part: Int

  init?(argument: String) {
    let halves = argument.split(separator: ".", omittingEmptySubsequences: false)
    guard halves.count == 2, let message = MessageReference(argument: String(halves[0])),
      let part = Int(halves[1]), part > 0
    else { return nil }
    self.message = message.number
    self.part = part
  }

  /// - Throws: `ValidationError`, which ArgumentParser words.
  static func read(_ argument: String) throws -> PartReference {
    guard let reference = PartReference(argument: argument) else {
      throw ValidationError("a part of a message is written m12.3")
    }
    return reference
  }
}

/// What `show` takes: a ticket or one message.
enum ShowReference {
  case ticket(Int)
  case message(Int)

  init?(argument: String) {
    if let message = MessageReference(argument: argument) {
      self = .message(message.number)
    } else if let ticket = TicketReference(argument: argument) {
      self = .ticket(ticket.number)
    } else {
      return nil
    }
  }

  /// - Throws: `ValidationError`, which ArgumentParser prints.
  static func read(_ argument: String) throws -> ShowReference {
    if let reference = ShowReference(argument: argument) { return reference }
    throw ValidationError(
      "'\(Sanitizer.excerpt(argument))' is neither a ticket number nor a message as m12")
  }
}
