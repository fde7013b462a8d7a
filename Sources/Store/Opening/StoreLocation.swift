import Glibc

/// Which file is the store: `--store`, else `$TICKETS_STORE`, else `$XDG_DATA_HOME/tickets/tickets.db`,
/// else `~/.local/share/tickets/tickets.db`.
package struct StoreLocation: Hashable, Sendable {
  /// Empty when nobody says where the user is at home.
  package let path: String
  /// Our own default folder is made when missing (0700); a folder somebody named is not.
  package let isDefault: Bool

  package init(option: String?, environment: (String) -> String?) {
    if let named = option ?? environment("TICKETS_STORE").flatMap({ $0.isEmpty ? nil : $0 }) {
      path = StoreLocation.followingLinks(named)
      isDefault = false
    } else {
      let data = environment("XDG_DATA_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
      let home = environment("HOME").flatMap { $0.isEmpty ? nil : $0 } ?? StoreLocation.passwdHome
      let folder = data ?? home.map { $0 + "/.local/share" }
      path = folder.map { StoreLocation.followingLinks($0 + "/tickets/tickets.db") } ?? ""
      isDefault = true
    }
  }

  package init(path: String) {
    self.path = path
    isDefault = false
  }

  /// The file that a symbolic link leads to, be it there or not: lock and WAL lie beside it, and a
  /// store that is made must not take the place of the link to a disk that is not mounted.
  ///
  /// Only links of root, of ourselves and of whose folder it is are followed: any other is refused when
  /// it is opened.
  private static func followingLinks(_ named: String) -> String {
    var path = named
    for _ in 0..<mostLinks {
      guard let target = target(ofLink: path) else { break }
      path = target.hasPrefix("/") ? target : StoreLocation(path: path).folder + "/" + target
    }
    return path
  }

  /// As many as the kernel follows, path_resolution(7).
  private static let mostLinks = 40

  private static func target(ofLink path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &bytes, bytes.count)
    guard count > 0 else { return nil }
    var link = stat()
    var folder = stat()
    guard lstat(path, &link) == 0, stat(StoreLocation(path: path).folder, &folder) == 0,
      [0, geteuid(), folder.st_uid].contains(link.st_uid)
    else { return nil }
    return String(decoding: bytes.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// For programs that we start.
  package var absolutePath: String {
    if path.hasPrefix("/") { return path }
    guard let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }

  package var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The store folder of a user without `$HOME`, as under Postfix pipe(8).
  private static var passwdHome: String? {
    getpwuid(getuid())?.pointee.pw_dir.map { String(cString: $0) }
  }

  /// Makes the default folder and what leads to it; a named store's folder must exist.
  package func prepareFolder() throws(StoreError) {
    if isDefault { StoreLocation.makeFolders(folder) }
    var info = stat()
    guard !path.isEmpty, stat(folder, &info) == 0, info.st_mode & S_IFMT == S_IFDIR else {
      throw .missingFolder(path: path)
    }
  }

  private static func makeFolders(_ folder: String) {
    if mkdir(folder, 0o700) == 0 || errno != ENOENT { return }
    guard let slash = folder.lastIndex(of: "/"), slash != folder.startIndex else { return }
    makeFolders(String(folder[..<slash]))
    _ = mkdir(folder, 0o700)
  }
}
