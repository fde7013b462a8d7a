/// The fields of one recipient in a delivery report (RFC 3464 §2.3).
enum DeliveryStatus {
  static func recipient(_ block: ReportBlock) -> Report.Recipient? {
    // The one the mail was sent to, not the one an alias made of it.
    let address = [block["Original-Recipient"], block["Final-Recipient"]].lazy
      .compactMap { $0.flatMap(Self.address) }.first
    let status = Self.status(in: block["Status"] ?? "")
    guard let action = action(block["Action"] ?? "", status),
      address != nil || block["Action"] != nil
    else { return nil }
    return Report.Recipient(
      address: address, action: action, status: status, diagnostic: block["Diagnostic-Code"] ?? "")
  }

  private static func action(_ text: String, _ status: String) -> Report.Action? {
    let word = text.drop { $0 == " " }.prefix(while: \.isLetter).lowercased()
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
    let words = text.split { !$0.isNumber && $0 != "." }
    return words.first { word in
      let numbers = word.split(separator: ".", omittingEmptySubsequences: false)
      return numbers.count == 3 && ["2", "4", "5"].contains(numbers[0])
        && numbers.allSatisfy { (1...3).contains($0.count) }
    }.map(String.init) ?? ""
  }

  /// `rfc822;user@example.com`, and without the type.
  private static func address(_ typed: String) -> Address? {
    Address(String(typed.drop { $0 != ";" }.dropFirst()).trimmedBlanks) ?? Address(typed)
  }
}
