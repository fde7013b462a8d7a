import ArgumentParser

/// A ticket as people write it: `42` or `#42`.
struct TicketReference: ExpressibleByArgument {
  let number: Int

  init?(argument: String) {
    guard let number = Int(argument.drop { $0 == "#" }), number > 0 else { return nil }
    self.number = number
  }
}

/// A message as people write it: `m12` or `12`.
struct MessageReference: ExpressibleByArgument {
  let number: Int

  init?(argument: String) {
    guard let number = Int(argument.hasPrefix("m") ? argument.dropFirst() : argument[...]),
      number > 0
    else { return nil }
    self.number = number
  }
}

/// One part of a message: `m12.3`.
struct PartReference: ExpressibleByArgument {
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
}

/// What `show` takes: a ticket or one message.
enum ShowReference: ExpressibleByArgument {
  case ticket(Int)
  case message(Int)

  init?(argument: String) {
    if argument.hasPrefix("m"), let message = MessageReference(argument: argument) {
      self = .message(message.number)
    } else if let ticket = TicketReference(argument: argument) {
      self = .ticket(ticket.number)
    } else {
      return nil
    }
  }
}
