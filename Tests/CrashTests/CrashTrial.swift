import BlackBox
import Testing

/// One command on a scene: what a good run makes of the store, and what must hold after a bad one.
struct CrashTrial {
  let scene: CrashScene
  let command: CrashCommand
  private let before: StoreContent
  private let after: StoreContent

  init(_ command: CrashCommand) throws {
    self.command = command
    scene = try CrashScene()
    let desk = try CrashTrial.prepared(scene, command)
    if command.isFirst { try desk.text("init") }
    before = try StoreContent(desk.store)
    _ = try command.command(desk, scene).run().succeeded()
    after = try StoreContent(desk.store)
  }

  private static func prepared(_ scene: CrashScene, _ command: CrashCommand) throws -> TestDesk {
    command.isFirst ? try TestDesk() : try scene.desk()
  }

  func desk() throws -> TestDesk { try CrashTrial.prepared(scene, command) }

  /// Where it changes the store's folder.
  func places(_ names: [String], alone: Bool = false) throws -> [Injection.Place] {
    let desk = try desk()
    return try Injection.places(
      of: names, in: command.command(desk, scene), concerning: desk.folder.path, alone: alone)
  }

  /// - Returns: what is wrong, one line each.
  func faults(of desk: TestDesk, after run: Execution) throws -> [String] {
    var faults: [String] = []
    let isThere = desk.folder.names.contains("tickets.db")
    let found = isThere ? try StoreContent(desk.store) : before
    if found != before, found != after { faults.append("half done: \(difference(found))") }
    if run.end == .exit(0), found != after { faults.append("done, it says: \(difference(found))") }
    if isThere { faults += try verification(desk) }
    if command.isDelivery || found == before {
      let again = try command.command(desk, scene).run()
      if again.end != .exit(0) { faults.append("tried again: \(again)") }
    }
    let flush = try desk.tickets("flush")
    if flush.end != .exit(0) { faults.append("flush: \(flush)") }
    let last = try StoreContent(desk.store)
    if last != after { faults.append("tried again: \(difference(last))") }
    return try faults + verification(desk) + sendingFaults(desk) + strayFiles(desk)
  }

  private func difference(_ found: StoreContent) -> String {
    let difference = found.rows.difference(from: after.rows)
    return difference.map { change in
      switch change {
      case .insert(_, let row, _): "+ \(row.prefix(200))"
      case .remove(_, let row, _): "- \(row.prefix(200))"
      }
    }.joined(separator: "\n")
  }

  private func verification(_ desk: TestDesk) throws -> [String] {
    let run = try desk.tickets("verify")
    return run.end == .exit(0) ? [] : ["verify: \(run)"]
  }

  /// Each mail went out at least once, and never with another Message-ID.
  private func sendingFaults(_ desk: TestDesk) throws -> [String] {
    let sent = Set(try scene.sendmail.mails().compactMap(\.messageID))
    let outgoing = try StoreContent.outgoing(desk.store)
    return sent == outgoing ? [] : ["sent \(sent), not \(outgoing)"]
  }

  private func strayFiles(_ desk: TestDesk) -> [String] {
    let own = ["", "-wal", "-shm", ".lock"].map { "tickets.db" + $0 }
    return desk.folder.names.filter { !own.contains($0) }.map { "left behind: \($0)" }
  }
}

extension Recorder.Mail {
  fileprivate var messageID: String? {
    text.split(separator: "\n").first { $0.lowercased().hasPrefix("message-id: ") }
      .map { $0.dropFirst("Message-ID: ".count).filter { $0 != "<" && $0 != ">" } }
  }
}
