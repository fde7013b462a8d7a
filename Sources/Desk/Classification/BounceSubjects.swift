/// What the subject of a bounce says, folded as `SubjectText` folds subjects.
enum BounceSubjects {
  static let all: [String] = [
    // osTicket; Exim, qmail, sendmail, Postfix, OpenSMTPD, DragonFly, Courier, Domino, Exchange, others
    "delivery failure", "delivery failed", "delivery status", "delivery notification",
    "delivery error", "delivery problem", "delivery delay", "delivery has failed",
    "failed delivery",
    "undeliverable", "undelivered", "not deliverable", "non-deliverable", "nondeliverable",
    "non-delivery", "nondelivery", "returned mail", "returned to sender", "returned email",
    "returning to sender", "returning message", "mail delivery", "message delivery", "mail failure",
    "mail failed", "failure notice", "failure delivery", "could not be delivered",
    "couldn't be delivered", "cannot be delivered", "not be delivered", "not delivered",
    "could not deliver", "unable to deliver", "can't be delivered", "error sending your",
    "mail system error", "warning: message", "warning: could not send", "message delayed",
    "delayed mail", "postmaster notify", "message you sent blocked", "bounced mail",
    // German, French, Spanish, Portuguese, Italian
    "unzustellbar", "nicht zustellbar", "nicht zugestellt", "non remis", "non distribué",
    "non distribuable", "échec de la remise", "échec de remise", "échec de distribution",
    "no se puede entregar", "no se pudo entregar", "no entregado", "no entregable",
    "não entregue", "não é possível entregar", "falha na entrega", "non recapitabile",
    "non recapitato", "mancato recapito", "impossibile recapitare",
    // Dutch, Danish, Norwegian, Swedish, Finnish
    "onbestelbaar", "niet bezorgd", "kan ikke leveres", "kunne ikke leveres", "uleverbar",
    "kunde inte leverera", "kan inte levereras", "gick inte att leverera", "perille toimittamaton",
    "ei voitu toimittaa",
    // Polish, Czech, Hungarian, Turkish, Russian
    "niedostarcz", "nie dostarcz", "nie można dostarczyć", "nedoručiteln", "nedoručen",
    "kézbesíthetetlen", "teslim edilemedi", "teslim edilemeyen", "не доставлено", "недоставлен",
    "не удалось доставить",
    // Japanese, Chinese, Korean
    "配信不能", "配信でき", "配信エラー", "送信エラー", "送信できません", "送信失敗", "配送不能", "配送でき",
    "返送", "エラーメール", "退信", "未送达", "无法送达", "无法投递", "未传递", "投递失败", "無法傳遞",
    "無法投遞", "未傳遞", "배달되지", "배달 못", "전달되지", "발송 실패", "전송 실패", "반송",
  ]
}
