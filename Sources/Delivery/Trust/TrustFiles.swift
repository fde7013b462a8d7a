package import Desk
import Glibc
package import Store

/// The trust files that hold for whoever runs the program: his own and root's.
package struct TrustFiles: Sendable {
  private let user: uid_t
  package let own: TrustFile
  package let common = TrustFile.common

  /// `$XDG_CONFIG_HOME/tickets/trust`, else `~/.config/tickets/trust`.
  package init(environment: (String) -> String?) {
    user = geteuid()
    let named = environment("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = environment("HOME").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? SystemUser.home(user)
    own = TrustFile.own(user, in: named ?? home + "/.config")
  }

  /// What this user writes: root allows for everybody.
  package var written: TrustFile { isRoots ? common : own }

  package var isRoots: Bool { user == 0 }

  /// Files that do not count allow nothing.
  ///
  /// - Throws: `TrustError.failed` when it cannot be told now what is allowed. Nothing is to be sent by
  ///   another way for that.
  package func trust(in location: StoreLocation) throws(TrustError) -> CommandTrust {
    let place = try GuardedPath(location.absolutePath, onlyFor: user)
    return CommandTrust(
      store: place?.path ?? location.absolutePath,
      isPrivate: try isPrivate(place),
      own: try counting(own), common: try counting(common))
  }

  private func counting(_ file: TrustFile) throws(TrustError) -> TrustList {
    do throws(TrustError) {
      return try file.list()
    } catch {
      if error.isPassing { throw error }
      return TrustList()
    }
  }

  /// Why one of the files does not count.
  package var errors: [TrustError] {
    [own, common].compactMap { file in
      do throws(TrustError) {
        _ = try file.list()
        return nil
      } catch {
        return error
      }
    }
  }

  /// SQLite takes what `-wal` and `-journal` hold for the store's.
  private func isPrivate(_ place: GuardedPath?) throws(TrustError) -> Bool {
    guard let place, place.isGuarded, let store = place.file else { return false }
    var files = [store]
    for suffix in ["-wal", "-shm", "-journal"] {
      if let companion = try FileStatus.known(place.path + suffix) { files.append(companion) }
    }
    return files.allSatisfy { $0.isRegular && $0.isOnly(for: user) }
  }
}

extension CommandTrust {
  /// The commands that are set in a store, for the whole of it and for its queues.
  package func commands(in snapshot: Snapshot) throws -> [CommandSetting] {
    let own = try snapshot.queues().map { ($0.name, try snapshot.settings(ofQueue: $0.id)) }
    let scopes = [(nil, try snapshot.settings(ofQueue: nil))] + own
    return scopes.flatMap { queue, values in
      SettingKey.allCases.compactMap { key in
        guard key.isCommand, queue == nil || key.isPerQueue, let command = values[key],
          !command.isEmpty
        else { return nil }
        return CommandSetting(
          queue: queue, key: key, command: command, grounds: grounds(for: command, of: key))
      }
    }
  }
}
