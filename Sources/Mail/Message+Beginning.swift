extension Message {
  /// Whether a file of unknown kind begins as a mail does: with a header, or with what is passed over
  /// before one. Nothing is parsed for it, so that no mail is deadly here.
  package static func begins(_ file: [UInt8]) -> Bool {
    Beginning(of: file[...], bounds: .standard).hasHeader
  }
}
