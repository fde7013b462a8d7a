/// Words that stand in mail about anything: articles, pronouns, prepositions, forms of politeness.
/// A desk's own common words are told by how often they occur, where there is enough mail to count.
enum CommonWords {
  static func contain(_ word: String) -> Bool { words.contains(word) }

  private static let words = Set(
    [english, german, romance, northern, slavic, pairs, ofMail]
      .flatMap { $0.split(whereSeparator: \.isNewline) }
      .flatMap { $0.split(separator: ",").flatMap(entries) })

  /// Entries are separated by blanks, pairs of characters by commas.
  private static func entries(_ text: Substring) -> [String] {
    guard let first = text.unicodeScalars.first(where: { $0 != " " }), first.value >= 0x3000 else {
      return text.split(separator: " ").map(String.init)
    }
    return [text.split(separator: " ").joined(separator: " ")]
  }

  private static let english = """
    about after again all also always am an and another any anything are as at back be because
    been before being best but by can cannot could dear did do does doing don done each even every
    few find first for from get gets getting give go good got had has have having hello help her
    here hi him his how if in into is isn it its just kind know last let like ll look make many may
    me more most much must my need never new next no not nothing now of off ok on once one only or
    other our out over per please possible problem question quite re really regards same say see
    seem seems she should since sincerely so some someone something soon still such take team tell
    than thank thanks that the their them then there these they thing things this those though
    through time to today told too tried try trying two under until up us use used using ve very
    want was way we well went were what when where which while who why will with without won would
    yes yesterday yet you your yours
    """

  private static let german = """
    aber alle allem allen alles als also am an auch auf aus bei beim bin bis bitte bitten da damit
    danke danach dann das dass daß dem den denn der des die dies diese diesem diesen dieser dieses
    doch dort du durch ein eine einem einen einer eines einige er es etwas euch euer für frage
    freundliche freundlichen gar geehrte geehrter geht gibt grüße grüßen grüsse gruss gruß gut
    guten habe haben hallo hat hatte herr frau herren damen sehr hier hilfe hilfreich ich ihm ihn
    ihnen ihr ihre ihrem ihren ihrer im immer in ins ist ja jetzt kann kein keine keinen können
    könnte könnten lieben liebe machen man mehr mein meine meinem meinen meiner mich mir mit
    mfg möchte müssen nach nicht nichts noch nun nur ob oder ohne problem schon sein seit seine
    sich sie sind so sollte sondern tag über um und uns unser unsere unserem unseren unter viel
    viele vielen vom von vor war waren warum was weil wenn wer werde werden wie wieder will wir
    wird wo wurde würde zu zum zur zwei
    """

  private static let romance = """
    au aux avec avez avoir bien bonjour car ce cela ces cet cette cordialement comme comment dans
    de des depuis donc du elle elles en encore est et être fait faire il ils je la le les leur lui
    ma mais me merci mes moi mon monsieur madame ne nos notre nous on ont ou où par pas peut plus
    pour pourquoi pouvez problème quand que quel quelle qui sa sans se ses si son sont sur ta te
    tout toute très un une votre vos vous
    al algo como con cuando cual de del desde donde el ella ellos en entre era es esta este estoy
    está fue gracias ha hay he hola la las le lo los mas más me mi mis muy no nos nuestro nuestra
    o para pero por porque puede puedo problema que qué quiero saludos se ser si sido sin sobre
    son su sus también tengo tiene todo un una usted y ya yo
    alla anche buongiorno che chi ci ciao come con cosa cui da dal dalla degli dei del della delle
    di dove e ed gli grazie ha hanno ho i il io la le lei loro ma mi mia mio molto nel nella non
    o per perché però più può quando quello questa questo saluti salve se senza si solo sono su
    sul tutto un una uno vi vorrei
    agora ao aos as até bom boa com como da das de dele depois dia do dos e ela ele em então era
    essa esse está estou eu foi isso já mais mas me meu minha muito na não nas nem no nos nossa
    nosso o obrigada obrigado olá os ou para pela pelo pode por porque qual quando que quem se sem
    ser seu sua só também tem tenho um uma você
    """

  private static let northern = """
    aan al alle als bedankt ben bij dan dank dat de deze die dit doen door dus een en er geen
    groet groeten goede graag had heb hebben heeft het hoe hun ik in is je kan kunnen maar me meer
    met mijn moet na naar niet niets nog nu of om onder ons onze ook op over probleem te tegen tot
    u uit uw van veel voor vraag waar wanneer wat we wel werd wie wij wil worden zal ze zij zijn
    zo zou
    af alt andre at av blev da de dem den denne der deres det dette dig din du efter ein eller en
    er et fik for fra från får gud ha han har hej hei hilsen hjelp hjælp hun hur hva hvad hvis
    hvor hvordan i ikke ikkje inte jag jeg kan kunne man med meg mig min mit mot mvh må når nogen
    noget noe og också også om op opp och på sig sin ska skal som så takk tack tak til till under
    upp ut vad var ved vi vil vill være være är
    """

  private static let slavic = """
    ale bardzo by był być co czy dla do dzień dobry dziękuję gdy i ich jak jest jestem już każdy
    która które który ma mam mi mnie może na nie o od oraz pan pani po pod pomoc pozdrawiam
    problem proszę przez się są tak tego ten to tylko w we witam więc z za ze że żeby
    a aby ahoj ano asi by byl bylo být co dobrý den do i jak jako je jen jsem jsme jsou k když
    která který mi mít na nebo není o od po pro prosím při s se si tak to u v ve však z za že
    без был была было быть в вам вас ваш во вот все всё вы где да для до добрый день его если есть
    еще ещё же за здравствуйте и из или их к как когда который ли меня мне мой моя мы на нам нас
    не нет но о об он она они от по пожалуйста почему при с со спасибо так также там то только
    ты у уже уважением что чтобы это этот я
    """

  /// Of Chinese, Japanese and Korean.
  private static let pairs = """
    我 们,你 们,您 好,你 好,谢 谢,請 問,请 问,谢 您,我 的,的 问,问 题,問 題,什 么,怎 么,可 以,不 能,没 有,一 个,现 在
    お 願,願 い,致 し,申 し,上 げ,世 話,話 に,有 難,何 か,場 合,事 が,今 日,質 問,問 題
    안 녕,녕 하,하 세,세 요,감 사,사 합,합 니,니 다,습 니,입 니,했 습,있 습,부 탁,탁 드,드 립,립 니,하 는,니 까,문 의
    """

  /// Reply prefixes, and what addresses and mobile programs leave behind.
  private static let ofMail = """
    re aw antw antwort fw fwd wg sv vs vb tr rv rif ref ynt odp ticket http https www com org net
    de html mailto
    """
}
