import Delivery
import Desk
import Store
import Text

/// Writes down that a command may be run where it stands in a store: root for everybody, others for
/// themselves.
struct CommandAllowance {
  private let files: TrustFiles
  let trust: CommandTrust

  init(_ store: StoreOptions) throws {
    files = TrustFiles(environment: Environment.variable)
    trust = try files.trust(in: store.location)
  }

  /// - Returns: the path of the trust file.
  func allow(_ command: String) throws -> String {
    let entry = trust.entry(command)
    var scratch = TrustList()
    guard scratch.allow(entry) else { throw TrustError.unwritable(entry.command) }
    try files.written.change { _ = $0.allow(entry) }
    return files.written.path
  }

  func revoke(_ command: String) throws -> String {
    let entry = trust.entry(command)
    let file = files.written
    guard try file.list().allows(entry) else {
      throw Failure.notFound(
        "\(file.path): '\(Sanitizer.excerpt(command))' is not allowed for \(trust.store) there")
    }
    try file.change { $0.revoke(entry) }
    return file.path
  }

  /// Who sets a command means it to be run. A store that only he can write needs no entry.
  func allowSet(_ values: [SettingKey: String]) {
    for (key, command) in values.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where key.isCommand && !command.isEmpty {
      switch trust.grounds(for: command, of: key) {
      case .builtIn, .root, .privateStore: continue
      case .user where !files.isRoots: continue
      case .user, nil: report(key, command)
      }
    }
  }

  /// The setting stands, whatever becomes of this.
  private func report(_ key: SettingKey, _ command: String) {
    let byRoot = files.isRoots ? "" : "; as root, for others: \(CommandTrust.remedy(for: command))"
    do {
      let path = try allow(command)
      Console.complain("tickets: \(key.rawValue) is set, and allowed in \(path)\(byRoot)")
    } catch {
      Console.complain("tickets: \(key.rawValue) is set, but not run: \(error)\(byRoot)")
    }
  }
}

extension StoreOptions {
  /// Tells who sends mail that it does not go the way that was set; nothing when that cannot be told now.
  func complainOfUntrustedSendmail() throws {
    let files = TrustFiles(environment: Environment.variable)
    guard let trust = try? files.trust(in: location) else { return }
    for setting in try read(trust.commands) where setting.key == .sendmail {
      guard setting.grounds == nil else { continue }
      Console.complain(
        "tickets: \(setting.label) is not allowed: \(setting.consequence); "
          + "allow it with: \(setting.remedy)")
    }
  }
}
