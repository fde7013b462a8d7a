/// What mail servers say when they could not deliver, folded as `BounceText` folds their texts.
enum BounceWords {
  /// Somewhere in the first lines. A person may say such things as well: alone they prove nothing.
  static let said: [String] = [
    // sendmail, Postfix, Exim, qmail, Courier, MMDF, Domino, Exchange, Google
    "could not be delivered", "couldn't be delivered", "can not be delivered",
    "cannot be delivered",
    "can't be delivered", "cannot deliver", "not be delivered", "was not delivered",
    "wasn't delivered", "not been delivered", "could not deliver", "couldn't deliver",
    "unable to deliver", "able to deliver your message", "able to deliver the following",
    "delivery to the following", "delivery has failed", "delivery failed", "delivery failure",
    "delivery is delayed", "has been delayed", "delivery incomplete", "delivery problem",
    "delivery error", "delivery status notification", "automatically generated delivery",
    "failed to deliver", "deliver message to", "attempting to deliver", "error delivering",
    "error sending your", "trouble delivering", "problem delivering", "did not reach",
    "not reach the following", "could not be reached", "could not be sent",
    "could not send message",
    "undeliverable", "undelivered", "returned to sender", "returning message", "returned mail",
    "permanent fatal errors", "transient non-fatal errors", "had delivery errors",
    "had delivery problems", "had errors", "addresses had", "addresses failed", "failed addresses",
    "transcript of session", "transcript of the session", "transcript of the attempts",
    "unsent message", "mail delivery software", "mail delivery system", "mail system at host",
    "mailer-daemon", "the postfix program", "qmail-send program", "mail agent at",
    "returned permanent errors", "unknown user", "user unknown", "no such user", "user not known",
    "invalid final delivery", "mailbox is full", "mailbox full", "recipient not found",
    "was rejected by", "were rejected", "has been rejected", "was blocked by", "blocked by our",
    "rejected by a remote", "following recipients", "address(es)", "recipient(s)",
    "rcpt to:", "smtp error", "error message from",
    // German
    "nicht zugestellt", "nicht ausgeliefert", "unzustellbar", "nicht erreicht",
    // French
    "pas pu être remis", "pas pu être délivré", "pas été remis", "pas été distribué", "non remis",
    "impossible de remettre", "échec de la remise", "échec de remise",
    // Spanish, Portuguese, Italian
    "no se pudo entregar", "no se ha podido entregar", "no pudo ser entregado", "no se entregó",
    "não pôde ser entregue", "não foi possível entregar", "não foi entregue",
    "impossibile recapitare", "possibile recapitare", "non è stato recapitato",
    // Dutch, Danish, Norwegian, Swedish, Finnish
    "niet worden bezorgd", "niet worden afgeleverd", "niet bezorgd", "kunne ikke leveres",
    "kunde inte levereras", "inte levererats", "ei voitu toimittaa",
    // Polish, Czech, Hungarian, Turkish, Russian
    "nie mogła zostać dostarczona", "nie można dostarczyć", "nie udało się dostarczyć",
    "nelze doručit", "nebylo možné doručit", "nem kézbesíthető", "teslim edilemedi",
    "не доставлено", "не было доставлено", "не может быть доставлено", "не удалось доставить",
    // Japanese, Chinese, Korean
    "送信できません", "送信でき", "配信できません", "配信でき", "配送でき", "届けられません", "お届けでき",
    "送信に失敗", "配信に失敗", "エラーのため", "无法投递", "未能投递", "投递失败", "退信", "退回",
    "無法傳遞", "無法投遞", "未能送达", "无法送达", "전달되지", "배달되지", "발송되지", "전송되지", "발송 실패",
  ]

  /// What such a text begins with, and a person's does not.
  static let openings: [String] = [
    "your message", "your mail", "your e-mail", "your email", "delivery has failed",
    "delivery failed", "delivery to the", "delivery status", "delivery is", "delivery report",
    "this is an automat", "this is the", "this is a mime", "this is a permanent",
    "this message was created", "this report relates", "this delivery", "the following",
    "the original message",
    "the message", "the mail", "the e-mail", "the email", "the recipient", "message could not",
    "message from", "message not", "message to", "message delivery", "mail delivery",
    "could not deliver", "could not process", "failed to deliver", "unable to deliver",
    "unknown user", "invalid final delivery", "undeliverable", "undelivered", "notice:",
    "a message", "an error", "there was a", "there were", "we had trouble", "we were unable",
    "sorry, ", "i'm afraid", "i'm sorry", "one or more", "each of the following",
    "transcript of", "recipient", "address", "error", "failed", "warning", "returned", "rejected",
    "reporting-mta", "sent <<<", "die folgende", "ihre nachricht", "ihre e-mail", "diese nachricht",
    "votre message", "le message", "su mensaje", "el mensaje", "sua mensagem", "a mensagem",
    "il messaggio", "uw bericht", "het bericht", "ваше сообщение", "ваше письмо", "письмо",
    "このメール", "次の", "以下の", "下記", "您的", "您发送", "很抱歉",
  ]

  /// It is late, and not given up.
  static let warnings: [String] = [
    "warning message only", "only a warning", "just a warning", "this is a warning",
    "need to resend", "no action is required", "has been delayed", "is delayed", "was delayed",
    "been delayed", "not yet been delivered", "not yet been sent", "still being retried",
    "will be retried", "will retry", "will keep trying", "will continue to try", "continue trying",
    "attempts will continue", "message is still", "still trying", "still in the queue",
    "transient non-fatal errors",
  ]

  /// It was late, and is given up.
  static let finals: [String] = [
    "permanent", "given up", "giving up", "not going to try again", "will not be retried",
    "no further", "too long in the queue", "in the queue too long", "has expired",
  ]
}
