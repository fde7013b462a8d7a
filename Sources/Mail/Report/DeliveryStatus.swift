/// The fields of one recipient in a delivery report (RFC 3464 §2.3).
enum DeliveryStatus {
  static func recipient(_ block: ReportBlock) -> Report.Recipient? {
    // The one the mail was sent to comes first, then what aliases made of it.
    let addresses = ["Original-Recipient", "Final-Recipient", "X-Actual-Recipient"]
      .compactMap { block[$0].flatMap(Self.address) }
    let status = Self.status(in: block["Status"] ?? "")
    guard let action = action(block["Action"] ?? "", status),
      !addresses.isEmpty || block["Action"] != nil
    else { return nil }
    return Report.Recipient(
      address: addresses.first, aliases: addresses.dropFirst().filter { $0 != addresses.first },
      action: action, status: status, diagnostic: block["Diagnostic-Code"] ?? "")
  }

  private static func action(_ text: String, _ status: String) -> Report.Action? {
    let octets = text.utf8.drop { $0 == ASCII.space }.prefix { $0.isASCIILetterOrDigit }
    let word = String(decoding: octets, as: UTF8.self).lowercased()
    if let action = Report.Action(rawValue: word) { return action }
    return switch status.first {
    case "2": .delivered
    case "4": .delayed
    case "5": .failed
    default: word.isEmpty ? nil : .failed
    }
  }

  /// RFC 3463 §2: three numbers between dots, wherever they stand.
  static func status(in text: String) -> String {
    let words = text.utf8.split { !$0.isASCIIDigit && $0 != dot }
    return words.first { word in
      let numbers = word.split(separator: dot, omittingEmptySubsequences: false)
      return numbers.count == 3 && ["2", "4", "5"].contains { numbers[0].elementsEqual($0.utf8) }
        && numbers.allSatisfy { (1...3).contains($0.count) }
    }.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private static let dot = UInt8(ascii: ".")

  /// `rfc822;user@example.com`, and without the type.
  private static func address(_ typed: String) -> Address? {
    let behindType = typed.utf8.drop { $0 != UInt8(ascii: ";") }.dropFirst()
    return Address(String(decoding: behindType, as: UTF8.self)) ?? Address(typed)
  }
}
