import Glibc

/// Where a path leads, and whether anybody but a user and root could make it lead elsewhere: whoever
/// may write a folder on the way may put another file, or another link, in the place of the next.
struct GuardedPath {
  /// Absolute, without symbolic links; the file itself need not exist.
  private(set) var path = "/"
  /// The file; nil when there is none.
  private(set) var file: stat?
  /// The first place on the way that others could change; nil when there is none.
  private(set) var weakPlace: String?

  private let user: uid_t
  /// Names still to be followed, the next one last.
  private var pending: [Substring]
  private var links = 0

  /// linux/namei.h: ELOOP behind so many.
  private static let mostLinks = 40

  /// - Parameter path: absolute.
  /// - Returns: nil when it leads nowhere, or may not be looked at.
  /// - Throws: `TrustError.failed` when that cannot be told now.
  init?(_ path: String, onlyFor user: uid_t) throws(TrustError) {
    self.user = user
    pending = path.split(separator: "/").reversed()
    guard path.hasPrefix("/"), let name = pending.first, name != ".", name != ".." else {
      return nil
    }
    try judge("/")
    while let name = pending.popLast() {
      guard try follow(name) else { return nil }
    }
  }

  /// Whether only the user and root could change what the path leads to.
  var isGuarded: Bool { weakPlace == nil }

  private mutating func follow(_ name: Substring) throws(TrustError) -> Bool {
    if name == "." { return true }
    // What stands before it was judged on the way down.
    if name == ".." {
      path = GuardedPath.parent(of: path)
      return true
    }
    let next = path == "/" ? "/\(name)" : "\(path)/\(name)"
    let found = try FileStatus.known(next)
    guard found != nil || pending.isEmpty && errno == ENOENT else { return false }
    if let found, found.isLink { return try follow(linkAt: next, found) }
    path = next
    if pending.isEmpty {
      file = found
      try judgeAsHolder(GuardedPath.parent(of: path))
    } else {
      try judge(path)
    }
    return true
  }

  private mutating func follow(
    linkAt place: String, _ info: stat
  ) throws(TrustError) -> Bool {
    links += 1
    var target = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(place, &target, target.count)
    if count < 0, case let error = TrustError.failed(place, errno), error.isPassing { throw error }
    guard count > 0, links <= GuardedPath.mostLinks else { return false }
    if !info.isOwned(by: user) { note(place) }
    let text = String(decoding: target.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    if text.hasPrefix("/") { path = "/" }
    pending += text.split(separator: "/").reversed()
    return true
  }

  /// In a folder with the sticky bit nobody moves what is not his.
  private mutating func judge(_ folder: String) throws(TrustError) {
    guard let info = try FileStatus.known(folder) else { return note(folder) }
    let isSticky = info.st_mode & S_ISVTX != 0
    if !info.isOwned(by: user) || !(isSticky || info.isShut) { note(folder) }
  }

  /// The folder of the file itself: a new file in it may be a forged one, as SQLite's `-wal` is.
  private mutating func judgeAsHolder(_ folder: String) throws(TrustError) {
    guard let info = try FileStatus.known(folder), info.isOwned(by: user), info.isShut else {
      return note(folder)
    }
  }

  private mutating func note(_ place: String) {
    if weakPlace == nil { weakPlace = place }
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }
}

/// stat(2) of what a name stands for itself.
enum FileStatus {
  static func of(_ path: String) -> stat? {
    var info = stat()
    return lstat(path, &info) == 0 ? info : nil
  }

  /// Nil when there is nothing that may be looked at; errno(3) says which.
  static func known(_ path: String) throws(TrustError) -> stat? {
    if let info = of(path) { return info }
    let error = TrustError.failed(path, errno)
    if error.isPassing { throw error }
    return nil
  }
}

extension stat {
  var isLink: Bool { st_mode & S_IFMT == S_IFLNK }
  var isRegular: Bool { st_mode & S_IFMT == S_IFREG }

  func isOwned(by user: uid_t) -> Bool { st_uid == user || st_uid == 0 }

  /// Nobody but the user and root may write it.
  func isOnly(for user: uid_t) -> Bool { isOwned(by: user) && st_mode & 0o022 == 0 }

  /// Nobody but its owner makes entries in the folder.
  fileprivate var isShut: Bool {
    st_mode & 0o002 == 0 && (st_mode & 0o020 == 0 || isOwnGroups)
  }

  /// Writing by the group is writing by the owner where the group has no other member, as Debian
  /// makes one for every user; a set-group-ID bit tells a folder that is shared.
  private var isOwnGroups: Bool {
    guard st_mode & S_ISGID == 0, let owner = getpwuid(st_uid), owner.pointee.pw_gid == st_gid,
      let name = owner.pointee.pw_name.map({ String(cString: $0) }),
      let group = getgrgid(st_gid), strcmp(group.pointee.gr_name, name) == 0
    else { return false }
    var member = group.pointee.gr_mem
    while let entry = member?.pointee {
      if strcmp(entry, name) != 0 { return false }
      member = member?.successor()
    }
    return true
  }
}
