package import Glibc

/// Names from passwd(5) and group(5); numbers where there are none.
package enum SystemUser {
  package static func user(_ number: uid_t) -> String {
    guard let entry = getpwuid(number), let name = entry.pointee.pw_name else {
      return String(number)
    }
    return String(cString: name)
  }

  package static func group(_ number: gid_t) -> String {
    guard let entry = getgrgid(number), let name = entry.pointee.gr_name else {
      return String(number)
    }
    return String(cString: name)
  }

  /// Where a login of the user begins.
  package static func home(_ number: uid_t) -> String {
    guard let entry = getpwuid(number), let home = entry.pointee.pw_dir else { return "/" }
    return String(cString: home)
  }
}
