/// Who may do what with a file.
package struct FileAccess: Hashable, Sendable {
  package var path: String
  package var owner: String
  package var group: String
  /// Permission bits, with set-group-ID and the sticky bit.
  package var mode: Int
  /// By whoever runs the program.
  package var isReadable: Bool
  package var isWritable: Bool

  package init(
    path: String, owner: String, group: String, mode: Int, isReadable: Bool, isWritable: Bool
  ) {
    self.path = path
    self.owner = owner
    self.group = group
    self.mode = mode
    self.isReadable = isReadable
    self.isWritable = isWritable
  }

  var octalMode: String {
    let digits = String(mode, radix: 8)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  var word: String { ShellWord.typed(path) }
}

/// The files of a store: private (0600), or opened to a group (0660, see `tickets init --group`).
package struct AccessFacts: Sendable {
  /// Who runs the program.
  package var user: String
  package var store: FileAccess
  /// `-wal`, `-shm` and `.lock`, as far as they exist.
  package var companions: [FileAccess]
  package var folder: FileAccess
  /// What is none of the store's files and stands in the place of one, with its path.
  package var strange: [String]

  package init(
    user: String, store: FileAccess, companions: [FileAccess], folder: FileAccess,
    strange: [String] = []
  ) {
    self.user = user
    self.store = store
    self.companions = companions
    self.folder = folder
    self.strange = strange
  }

  var findings: [Finding] {
    let wrong =
      strangeFindings + storeFindings + companions.flatMap(companionFindings) + folderFindings
    let kind =
      isGroups ? "open to the group \(store.group)" : "private to the user \(store.owner)"
    return (wrong.isEmpty ? [.ok("permissions", kind)] : wrong) + ownFindings
  }

  /// What the store is meant to be: `chmod 644` of a private one opens it to nobody's group.
  private var isGroups: Bool {
    if store.mode == 0o660 { return true }
    let isAround = folder.mode & 0o2020 == 0o2020 || companions.contains { $0.mode & 0o020 != 0 }
    return store.mode & 0o060 != 0 && isAround
  }

  private var properMode: Int { isGroups ? 0o660 : 0o600 }
  private var properModeText: String { isGroups ? "0660" : "0600" }

  /// No command is told that would follow a link.
  private var strangeFindings: [Finding] {
    strange.map { .problem("permissions", $0, "find out who created it, and remove it") }
  }

  private var storeFindings: [Finding] {
    guard store.mode != properMode else { return [] }
    let what =
      store.mode & 0o007 == 0
      ? "neither private (0600) nor a group's (0660)" : "others can open it"
    return [
      .problem(
        "permissions", "\(store.path): mode \(store.octalMode): \(what)",
        "chmod \(properModeText) \(store.word)")
    ]
  }

  private func companionFindings(_ file: FileAccess) -> [Finding] {
    var findings: [Finding] = []
    if file.mode != properMode {
      findings.append(
        .problem(
          "permissions", "\(file.path): mode \(file.octalMode), where \(properModeText) belongs",
          "chmod \(properModeText) \(file.word)"))
    }
    if isGroups, file.group != store.group {
      findings.append(
        .problem(
          "permissions", "\(file.path): group \(file.group), but the store's is \(store.group)",
          "chgrp \(store.group) \(file.word)"))
    }
    if !isGroups, file.owner != store.owner {
      findings.append(
        .problem(
          "permissions", "\(file.path): owned by \(file.owner), but the store by \(store.owner)",
          "chown \(store.owner) \(file.word)"))
    }
    return findings
  }

  private var folderFindings: [Finding] {
    var findings: [Finding] = []
    if folder.mode & 0o002 != 0, folder.mode & 0o1000 == 0 {
      findings.append(
        .problem(
          "permissions", "\(folder.path): anybody can replace the store in it",
          "chmod o-w \(folder.word)"))
    }
    if isGroups, folder.group != store.group || folder.mode & 0o2070 != 0o2070 {
      let what = "group \(folder.group), mode \(folder.octalMode)"
      findings.append(
        .problem(
          "permissions", "\(folder.path): \(what): not every member can create the store's files",
          "chgrp \(store.group) \(folder.word) && chmod g+rwxs \(folder.word)"))
    }
    return findings
  }

  /// What the user who asks may do: another user may deliver.
  private var ownFindings: [Finding] {
    let denied = ([store, folder] + companions).first { !$0.isReadable || !$0.isWritable }
    guard let denied else { return [.ok("permissions", "\(user) can read and write")] }
    let remedy =
      isGroups
      ? "adduser \(user) \(store.group), and log in again"
      : "run as \(store.owner), or see 'tickets init --group'"
    return [
      .warning("permissions", "\(denied.path): \(user) cannot \(verb(denied))", remedy)
    ]
  }

  private func verb(_ file: FileAccess) -> String { file.isReadable ? "write it" : "read it" }
}
