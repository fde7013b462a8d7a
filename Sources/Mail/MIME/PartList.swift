internal import Hashing

/// The numbered parts of a mail, described and hashed.
struct PartList {
  private(set) var parts: [Part] = []
  /// Of the leaves as they were sent, in order: what `Message.contentHash` is made of.
  private(set) var leafDigests: [SHA256.Digest] = []

  /// - Parameter bodies: their ids.
  init(_ entities: [NumberedEntity], bodies: [Int]) {
    var numbers: [Int] = []
    var isBody = Array(repeating: false, count: (entities.map(\.entity.id).max() ?? -1) + 1)
    for id in bodies { isBody[id] = true }
    for numbered in entities {
      let entity = numbered.entity
      let enclosing = numbered.enclosing.map { numbers[$0] }
      let reading = PartReading(entity)
      numbers.append(parts.count + 1)
      parts.append(
        Part(
          number: parts.count + 1, type: entity.type, charset: entity.header.charset,
          disposition: entity.header.partDisposition,
          filename: entity.header.filename ?? StandardFileNames.name(ofType: entity.type),
          size: reading.digest.size, sha256: reading.digest.sha256, enclosing: enclosing,
          isBody: isBody[entity.id]))
      for file in reading.files { append(file, enclosing: enclosing) }
      if entity.isLeaf, numbered.signed == nil { leafDigests.append(reading.digest.evenSHA256) }
    }
  }

  private mutating func append(_ file: PartReading.File, enclosing: Int?) {
    parts.append(
      Part(
        number: parts.count + 1, type: "application/octet-stream", disposition: .attachment,
        filename: file.name, size: file.digest.size, sha256: file.digest.sha256,
        enclosing: enclosing))
  }
}

extension EntityHeader {
  /// RFC 2183 §2.8: an unknown disposition is an attachment.
  fileprivate var partDisposition: Part.Disposition? {
    disposition.map { $0.value == "inline" ? .inline : .attachment }
  }
}

/// What people call parts that come without a name.
private enum StandardFileNames {
  static func name(ofType type: String) -> String? {
    switch type {
    case "application/ms-tnef", "application/vnd.ms-tnef": "winmail.dat"
    case "text/calendar", "application/ics": "invite.ics"
    case "application/pkcs7-signature", "application/x-pkcs7-signature": "smime.p7s"
    case "application/pkcs7-mime", "application/x-pkcs7-mime": "smime.p7m"
    case "application/pgp-signature": "signature.asc"
    case "application/pgp-keys": "publickey.asc"
    case "application/pgp-encrypted": "version.txt"
    default: nil
    }
  }
}
