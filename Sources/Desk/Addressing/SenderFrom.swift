/// The setting `sender-from`: which header names the person we talk to.
package enum SenderFrom: String, CaseIterable, Sendable {
  case from
  /// For contact forms, where From is the web site and Reply-To the customer.
  case replyTo = "reply-to"
}
