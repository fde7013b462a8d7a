import Mail

/// What a setting's value must look like.
enum SettingKind: Hashable, Sendable {
  case address, addresses, agents, highlight
  case yesNo
  case number(ClosedRange<Int>)
  case choice([String])
  case autoClose
  case byteCount
  /// Text of one line; of several; without blanks.
  case line, block, word
  /// Mustache, which the module Delivery reads: here it is only text.
  case template
  case secret
  case host, path, loginURL, tag, delimiter

  /// Blanks at both ends belong to the value.
  var isVerbatim: Bool { self == .secret || self == .block || self == .template }

  /// The form that is stored, or nil for a bad value.
  func canonical(_ text: String) -> String? {
    switch self {
    case .address: SafeAddress.read(text)?.text
    case .addresses: AddressList(text)?.text
    case .agents: AgentNames(text)?.text
    case .highlight: Highlight(text)?.text
    case .yesNo: YesNo(text)?.rawValue
    case .number(let range): Int(text).flatMap { range.contains($0) ? String($0) : nil }
    case .choice(let words): words.first { $0 == text.lowercased() }
    case .autoClose: AutoClose(text)?.text
    case .byteCount: ByteCount.read(text).map { String($0) }
    case .line, .secret: SettingText.isLine(text) ? text : nil
    case .block: SettingText.block(text)
    case .template: SettingText.block(text).flatMap { $0.isEmpty ? nil : $0 }
    case .word: SettingText.isWord(text) ? text : nil
    case .host: SettingText.isHost(text) ? text : nil
    case .path: SettingText.isPath(text) ? text : nil
    case .loginURL: LoginLink(text)?.template
    case .tag: SettingText.isTag(text) ? text : nil
    case .delimiter: SettingText.delimiter(text)
    }
  }

  /// Completes the sentence `"x" is not …`.
  var expected: String {
    switch self {
    case .address: "an address such as support@example.com"
    case .addresses: "a list of addresses, separated by commas or spaces"
    case .agents:
      "a list of addresses, with or without names as in anna=Anna Berg <anna@example.com>"
    case .highlight: "a list of domains and addresses, separated by commas or spaces"
    case .yesNo: "yes or no"
    case .number(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .choice(let words): "one of " + words.joined(separator: ", ")
    case .autoClose: "a number of days, -1 (never) or empty (at once)"
    case .byteCount: "a number of bytes, such as 26214400 or 25M"
    case .line, .secret: "one line of text without control characters"
    case .block: "text without control characters"
    case .template: "a template without control characters"
    case .word: "one word of printable characters"
    case .host: "the name or address of a host"
    case .path: "an absolute path without arguments"
    case .loginURL: "an http or https URL with {account} in it"
    case .tag: "one line of text without brackets and #"
    case .delimiter: "one of + - = _ . or empty"
    }
  }
}

/// What there is to say about one setting.
struct SettingFacts: Sendable {
  let kind: SettingKind
  let standard: String
  let hSphereName: String?
  let summary: String

  init(
    _ kind: SettingKind, standard: String = "", hSphere hSphereName: String? = nil,
    _ summary: String
  ) {
    self.kind = kind
    self.standard = standard
    self.hSphereName = hSphereName
    self.summary = summary
  }
}
