import Desk
import Mail

/// The bytes as the status of a delivery report, and as the text of a bounce without one.
func readReport(_ bytes: [UInt8]) {
  let container = """
    From: MAILER-DAEMON@mx.example
    Subject: Undelivered Mail Returned to Sender
    Content-Type: multipart/report; report-type=delivery-status; boundary=b

    --b
    Content-Type: message/delivery-status


    """
  let plain = "From: MAILER-DAEMON@mx.example\nReturn-Path: <>\nSubject: failure notice\n\n"
  for head in [container, plain] {
    let mail = Message(reading: Array(head.utf8) + bytes)
    for recipient in mail.report?.recipients ?? [] {
      precondition(recipient.status.utf8.count <= bytes.count, "a status from nowhere")
    }
  }
}
