import CGMime

/// One numbered part: where its content comes from, and what is said of it.
struct PartEntry {
  private let source: Source
  private let enclosing: Int?
  private let isBody: Bool

  private enum Source {
    case leaf(MimeTree.Leaf)
    case uuencoded(Uuencode.File)
    case text([UInt8])
  }

  init(_ leaf: MimeTree.Leaf, enclosing: Int?, isBody: Bool) {
    source = .leaf(leaf)
    self.enclosing = enclosing
    self.isBody = isBody
  }

  init(_ file: Uuencode.File, enclosing: Int?) {
    source = .uuencoded(file)
    self.enclosing = enclosing
    isBody = false
  }

  init(text: [UInt8]) {
    source = .text(text)
    enclosing = nil
    isBody = true
  }

  func readContent(_ sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    switch source {
    case .leaf(let leaf): try leaf.readContent(sink)
    case .uuencoded(let file): try file.content.withUnsafeBytes(sink)
    case .text(let bytes): try bytes.withUnsafeBytes(sink)
    }
  }

  func part(number: Int, _ digest: PartDigest) -> Part {
    Part(
      number: number, type: type, charset: charset, disposition: disposition, filename: filename,
      size: digest.size, sha256: digest.sha256, enclosing: enclosing, isBody: isBody)
  }

  /// Attached messages are hashed by their own leaves, uuencoded files with the text they stand in.
  func add(_ digest: PartDigest, to content: inout ContentDigest) {
    switch source {
    case .leaf(let leaf) where leaf.kind == .message: break
    case .uuencoded: break
    case .leaf, .text: content.add(digest)
    }
  }

  func digest() -> PartDigest {
    var digest = PartDigest(evensLines: evensLines)
    readContent { digest.add($0) }
    return digest
  }

  /// Only an encoding protects bytes from what transports do to lines.
  private var evensLines: Bool {
    guard case .leaf(let leaf) = source else { return true }
    return leaf.kind == .message || type.hasPrefix("text/") || !leaf.isEncoded
  }

  private var type: String {
    switch source {
    case .leaf(let leaf): leaf.object.contentType
    case .uuencoded: "application/octet-stream"
    case .text: "text/plain"
    }
  }

  private var charset: String? {
    guard case .leaf(let leaf) = source else { return nil }
    return leaf.object.parameter("charset")?.lowercased()
  }

  private var disposition: Part.Disposition? {
    switch source {
    case .leaf(let leaf):
      switch leaf.object.disposition {
      case nil: nil
      case "inline": .inline
      // RFC 2183 §2.8: an unknown disposition is an attachment.
      case .some: .attachment
      }
    case .uuencoded: .attachment
    case .text: nil
    }
  }

  private var filename: String? {
    switch source {
    case .leaf(let leaf): leaf.filename ?? PartEntry.standardNames[type]
    case .uuencoded(let file): file.name
    case .text: nil
    }
  }

  /// What people call parts that come without a name.
  private static let standardNames = [
    "application/ms-tnef": "winmail.dat", "text/calendar": "invite.ics",
    "application/pkcs7-signature": "smime.p7s", "application/x-pkcs7-signature": "smime.p7s",
    "application/pkcs7-mime": "smime.p7m", "application/x-pkcs7-mime": "smime.p7m",
    "application/pgp-signature": "signature.asc",
  ]
}

extension MimeTree.Leaf {
  fileprivate var isEncoded: Bool {
    guard kind == .part else { return false }
    let part = UnsafeMutableRawPointer(object).assumingMemoryBound(to: GMimePart.self)
    let encoding = g_mime_part_get_content_encoding(part)
    return [
      GMIME_CONTENT_ENCODING_BASE64, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE,
      GMIME_CONTENT_ENCODING_UUENCODE,
    ].contains(encoding)
  }

  /// `filename` of the disposition, else `name` of the type, as RFC 2183 §2.3 prefers.
  fileprivate var filename: String? {
    for (field, parameter) in [("Content-Disposition", "filename"), ("Content-Type", "name")] {
      guard let value = object.rawHeader(field) else { continue }
      let name = ParameterReading(value, HeaderText(bodyCharset: nil)).value(of: parameter)
      if let name, !name.trimmedBlanks.isEmpty { return name }
    }
    return nil
  }
}
