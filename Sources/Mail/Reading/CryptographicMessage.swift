/// A CMS message (RFC 5652): what an opaque S/MIME signature (RFC 8551 §3.5.2) is sent as. Its clear text
/// is read; whether the signature holds is not asked.
enum CryptographicMessage {
  /// Whether bytes begin as signed data does.
  static func isSigned(_ beginning: [UInt8]) -> Bool {
    var reader = BasicEncoding(beginning[...])
    return reader.enter(.sequence) && reader.objectIdentifier() == signedData
  }

  /// The content that was signed.
  ///
  /// - Returns: nil when these bytes are no signed data, or the content is not in them.
  static func signedContent(of bytes: [UInt8]) -> [UInt8]? {
    var reader = BasicEncoding(bytes[...])
    // ContentInfo; SignedData: the version, the digest algorithms, EncapsulatedContentInfo.
    let isThere =
      reader.enter(.sequence) && reader.objectIdentifier() == signedData
      && reader.enter(.explicit) && reader.enter(.sequence) && reader.skip() && reader.skip()
      && reader.enter(.sequence) && reader.skip() && reader.enter(.explicit)
    return isThere ? reader.octetString() : nil
  }

  /// 1.2.840.113549.1.7.2
  private static let signedData: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]
}
