import { deBackups } from "./de-backups";
import { deSetUp } from "./de-set-up";
import { deSignIn } from "./de-sign-in";
import type { Help } from "./help";

const { announcement, getApp, register, temporaryCode, code, locked, signedIn } = deSignIn;

export const deHelp: Help = {
  sign_in: [
    {
      question: "Ich habe mein Passwort vergessen.",
      answer:
        "Wenden Sie sich an die Administration. Sie bekommen ein neues Passwort, das Sie dann durch ein eigenes ersetzen.",
    },
    {
      question: "Mein Benutzername wird nicht angenommen.",
      answer:
        "Geben Sie ihn so ein, wie Sie ihn von der Administration bekommen haben, zum Beispiel anna.keller: meist nicht Ihre E-Mail-Adresse. Gross- und Kleinschreibung spielen keine Rolle.",
    },
    {
      question: "Mein Passwort stimmt, wird aber abgelehnt.",
      answer:
        "Drücken Sie «*Anzeigen*» und schauen Sie, was Sie getippt haben: Oft ist die Feststelltaste an, oder y und z sind auf einer anderen Tastatur vertauscht.",
    },
    {
      question: "Hier steht, es seien zu viele Versuche gewesen.",
      answer:
        "Warten Sie, bis die Zeit abgelaufen ist, oder bitten Sie die Administration, Sie zu entsperren. Andere können sich hier inzwischen anmelden.",
    },
    {
      question: "Ich habe mein Telefon zu Hause vergessen.",
      answer: `Bitten Sie die Administration um einen temporären Code. Geben Sie Ihr Passwort ein, drücken Sie «*Weiter*» und wählen Sie auf der nächsten Seite «${temporaryCode.use}».`,
    },
    {
      question: "Ich habe ein neues Telefon, oder das alte ist weg.",
      answer: `Geht das alte noch, melden Sie sich damit an und wählen «${signedIn.changePhone}». Wenn nicht, bitten Sie die Administration um TELEFON WECHSELN; bei der nächsten Anmeldung registrieren Sie das neue.`,
    },
  ],
  new_password: [
    {
      question: "Weshalb brauche ich ein neues Passwort?",
      answer:
        "Das bisherige haben Sie von der Administration bekommen, oder es ist zu kurz geworden. Das neue kennen nur Sie.",
    },
    {
      question: "Hier steht, das Passwort sei zu kurz.",
      answer:
        "Wie viele Zeichen es braucht, steht oben. Am schnellsten geht es mit mehreren Wörtern hintereinander; auch Leerschläge zählen.",
    },
    {
      question: "Hier steht, das Passwort sei zu leicht zu erraten.",
      answer:
        "Lassen Sie Ihren Namen, den Namen des Hauses und viel gebrauchte Passwörter weg. Gut sind mehrere Wörter, die nichts miteinander zu tun haben.",
    },
    {
      question: "Braucht es Ziffern und Sonderzeichen?",
      answer: "Nein. Alle Zeichen sind erlaubt, und es zählt nur die Länge.",
    },
    {
      question: "Darf ich mein altes Passwort behalten?",
      answer: "Nein, es muss ein anderes sein.",
    },
    {
      question: "Ich wurde unterbrochen, oder mir fällt gerade keines ein.",
      answer:
        "Wählen Sie «*Zurück*». Das Passwort, mit dem Sie hierher gekommen sind, gilt weiter, und Sie werden bei der nächsten Anmeldung wieder gefragt.",
    },
  ],
  announcement: [
    {
      question: "Wozu braucht es das Telefon?",
      answer:
        "Nach dem Passwort geben Sie einen sechsstelligen Code aus einer App auf Ihrem Telefon ein. So kommt niemand hinein, der nur Ihr Passwort kennt.",
    },
    {
      question: "Ich habe jetzt keine Zeit.",
      answer: `Wählen Sie «*${announcement.later}*». Sie werden bei jeder Anmeldung wieder gefragt; ab dem Tag, der oben steht, brauchen Sie das Telefon.`,
    },
    {
      question: "Mein Telefon ist heute nicht da.",
      answer: `Wählen Sie «*${announcement.later}*» und bringen Sie es vor diesem Tag mit.`,
    },
    {
      question: "Soll ich mein privates Telefon nehmen, und was sieht die App?",
      answer:
        "Ja, ein privates geht. Die App funktioniert ohne Internet und ohne Konto und sieht weder Ihre Nummer noch Ihre Kontakte.",
    },
    {
      question: "Ich habe kein Smartphone.",
      answer: `Wählen Sie vorerst «*${announcement.later}*» und sagen Sie es der Administration vor diesem Tag. Sie kann Ihnen temporäre Codes geben.`,
    },
    {
      question: "Ich habe so eine App schon.",
      answer: `Wählen Sie «*${announcement.now}*» und scannen Sie den QR-Code mit dieser App. Eine zweite brauchen Sie nicht.`,
    },
  ],
  get_app: [
    {
      question: "Welcher der beiden Codes ist meiner?",
      answer: `Für ein iPhone «*${getApp.appStore}*», für jedes andere Telefon «*${getApp.googlePlay}*».`,
    },
    {
      question: "Ich habe so eine App schon.",
      answer: `Wählen Sie «*${getApp.next}*», ohne etwas zu scannen. Auch eine andere Authenticator-App als die hier genannte ist recht.`,
    },
    {
      question: "Die Kamera erkennt den Code nicht.",
      answer:
        "Wählen Sie «*Vergrössern*» und halten Sie das Telefon etwas weiter weg. Oder suchen Sie die App im Store unter dem Namen, der oben steht.",
    },
    {
      question: "Soll ich mein privates Telefon nehmen, und was sieht die App?",
      answer:
        "Ja, ein privates geht. Die App funktioniert ohne Internet und ohne Konto und sieht weder Ihre Nummer noch Ihre Kontakte.",
    },
    {
      question: "Ich habe kein Smartphone, oder es ist heute nicht da.",
      answer: `Bitten Sie die Administration um einen temporären Code und öffnen Sie «*${getApp.noSmartphone}*». Damit melden Sie sich einmal an; das nächste Mal werden Sie wieder gefragt.`,
    },
    {
      question: "Der Store verlangt ein Passwort oder eine Zahlung.",
      answer:
        "Die App ist gratis, und das Passwort ist das Ihres eigenen Kontos im Store. Wenn Sie es nicht wissen, bitten Sie für heute um einen temporären Code.",
    },
  ],
  registration_code: [
    {
      question: "Woher bekomme ich diesen Code?",
      answer:
        "Von der Administration, auf Papier oder mündlich. Die sechs Ziffern aus der App kommen später und passen hier nicht.",
    },
    {
      question: "Ich finde den Code nicht mehr.",
      answer: "Bitten Sie die Administration um einen neuen. Der verlorene gilt dann nicht mehr.",
    },
    {
      question: "Hier steht, der Code sei zu alt.",
      answer:
        "Ein Registrierungscode gilt 24 Stunden. Bitten Sie die Administration um einen neuen.",
    },
    {
      question: "Der Code stimmt, wird aber abgelehnt.",
      answer:
        "Vergleichen Sie Zeichen für Zeichen: 5 und S, 8 und B, 2 und Z verwechselt man leicht. Es gilt nur der neuste Code, und nur für Sie.",
    },
    {
      question: "Er wurde fünfmal falsch eingegeben.",
      answer: "Dann gilt er nicht mehr. Bitten Sie die Administration um einen neuen.",
    },
    {
      question: "Weshalb wird das verlangt, und was, wenn mir jetzt niemand einen Code geben kann?",
      answer:
        "Damit niemand, der nur Ihr Passwort hat, ein eigenes Telefon registriert. Wählen Sie «*Zurück*» und kommen Sie mit dem Code wieder: Es geht nichts verloren.",
    },
  ],
  register: [
    {
      question: "Die Kamera erkennt den Code nicht.",
      answer: `Wählen Sie «*Vergrössern*» und stellen Sie den Bildschirm heller. Oder öffnen Sie «*${register.cantScan}*» und tippen Sie den Schlüssel in die App.`,
    },
    {
      question: "Mein Telefon öffnet nur eine Webseite oder macht nichts.",
      answer:
        "Nehmen Sie nicht die Kamera des Telefons. Öffnen Sie die Authenticator-App, tippen Sie auf + und scannen Sie den Code damit.",
    },
    {
      question: "Die App fragt, ob sie die Kamera benutzen darf.",
      answer: `Erlauben Sie es: Sie braucht die Kamera nur zum Scannen. Wenn Sie das nicht möchten, öffnen Sie «*${register.cantScan}*» und tippen den Schlüssel ab.`,
    },
    {
      question: "Der Code ist verschwunden.",
      answer: `Wählen Sie «*${register.showAgain}*». Er wird nach zwei Minuten verborgen, und wenn ein anderes Fenster nach vorne kommt; es bleibt derselbe.`,
    },
    {
      question: "In der App stehen jetzt zwei Einträge dieses Hauses.",
      answer:
        "Der alte gehört zu einer früheren Registrierung: Löschen Sie ihn. Sind zwei neue gleich benannt, stimmen beide.",
    },
    {
      question: "Ich habe die App noch nicht.",
      answer: "Wählen Sie «*Zurück*»: Dort sind die Codes, die zu den Stores führen.",
    },
  ],
  confirm_code: [
    {
      question: "In meiner App gibt es keinen Eintrag mit diesem Namen.",
      answer:
        "Wählen Sie «*Zurück*» und scannen Sie den Code mit der App noch einmal. Es ist derselbe.",
    },
    {
      question: "In meiner App gibt es mehrere Einträge.",
      answer:
        "Nehmen Sie den, der genau so heisst, wie es oben steht. Einträge aus früheren Registrierungen können Sie löschen.",
    },
    {
      question: "Der Code stimmt, wird aber abgelehnt.",
      answer:
        "Lassen Sie das Telefon Datum und Uhrzeit automatisch stellen. Warten Sie dann auf den nächsten Code und geben Sie diesen ein.",
    },
    {
      question: "Der Code ändert sich, während ich tippe.",
      answer:
        "Das gehört so: Alle 30 Sekunden gibt es einen neuen. Der vorherige wird noch angenommen.",
    },
    {
      question: "Es waren zu viele falsche Codes.",
      answer:
        "Warten Sie, bis die Zeit abgelaufen ist, oder bitten Sie die Administration, Sie zu entsperren. Der Eintrag in Ihrer App bleibt richtig.",
    },
    {
      question: "Mein Telefon hat gerade keinen Akku mehr.",
      answer: `Bitten Sie die Administration um einen temporären Code und wählen Sie «*${temporaryCode.use}*». Das Telefon registrieren Sie bei der nächsten Anmeldung.`,
    },
  ],
  enter_code: [
    {
      question: "Mein Telefon ist zu Hause, oder der Akku ist leer.",
      answer: `Bitten Sie die Administration um einen temporären Code und wählen Sie «*${temporaryCode.use}*».`,
    },
    {
      question: "Ich habe ein neues Telefon, oder das alte ist weg.",
      answer: `Geht das alte noch, melden Sie sich damit an und wählen «${signedIn.changePhone}». Wenn nicht, bitten Sie die Administration um TELEFON WECHSELN; wie es dann weitergeht, steht unter «*${code.phoneProblem}*».`,
    },
    {
      question: "Der Code stimmt, wird aber abgelehnt.",
      answer:
        "Lassen Sie das Telefon Datum und Uhrzeit automatisch stellen. Warten Sie dann auf den nächsten Code und geben Sie diesen ein.",
    },
    {
      question: "Hier steht, der Code sei schon verwendet worden.",
      answer: "Jeder Code gilt nur einmal. Warten Sie höchstens 30 Sekunden auf den nächsten.",
    },
    {
      question: "In meiner App gibt es mehrere Einträge oder keinen mit diesem Namen.",
      answer:
        "Nehmen Sie den, der genau so heisst, wie es oben steht. Ist er weg, bitten Sie die Administration um TELEFON WECHSELN.",
    },
    {
      question: "Es waren zu viele falsche Codes.",
      answer:
        "Warten Sie, bis die Zeit abgelaufen ist, oder bitten Sie die Administration, Sie zu entsperren. Ein Neustart der App oder des PCs verkürzt nichts.",
    },
  ],
  locked_with_password: [
    {
      question: "Hier steht ein anderer Name als meiner.",
      answer: `Wählen Sie «*${locked.switchOperator}*». Damit endet die Sitzung der anderen Person, und Sie melden sich selbst an.`,
    },
    {
      question: "Ich habe mein Passwort vergessen.",
      answer: `Wählen Sie «*${locked.switchOperator}*», damit sich hier jemand von der Administration anmelden und Ihnen ein neues geben kann.`,
    },
    {
      question: "Mein Passwort stimmt, wird aber abgelehnt.",
      answer:
        "Drücken Sie «*Anzeigen*» und schauen Sie, was Sie getippt haben: Oft ist die Feststelltaste an, oder y und z sind auf einer anderen Tastatur vertauscht.",
    },
    {
      question: "Es waren zu viele Versuche.",
      answer: `Warten Sie, bis die Zeit abgelaufen ist, oder bitten Sie die Administration, Sie zu entsperren. Mit «*${locked.switchOperator}*» kann jemand anderes übernehmen.`,
    },
    {
      question: "Weshalb ist dieser Arbeitsplatz gesperrt?",
      answer: `Eine Weile hat ihn niemand benutzt, oder jemand hat ihn gesperrt. Mit «*${locked.unlock}*» machen Sie dort weiter, wo Sie waren.`,
    },
    {
      question: "Ich bin für heute fertig.",
      answer: `Wählen Sie «*${locked.switchOperator}*»: Damit endet Ihre Sitzung, ohne Passwort.`,
    },
  ],
  locked_with_code: [
    {
      question: "Hier steht ein anderer Name als meiner.",
      answer: `Wählen Sie «*${locked.switchOperator}*». Damit endet die Sitzung der anderen Person, und Sie melden sich selbst an.`,
    },
    {
      question: "Mein Telefon ist nicht mehr da, oder der Akku ist leer.",
      answer: `Wählen Sie «*${locked.switchOperator}*» und melden Sie sich mit einem temporären Code der Administration neu an. Entsperren lässt sich hier nur mit einem Code vom Telefon.`,
    },
    {
      question: "Der Code stimmt, wird aber abgelehnt.",
      answer:
        "Lassen Sie das Telefon Datum und Uhrzeit automatisch stellen. Warten Sie dann auf den nächsten Code und geben Sie diesen ein.",
    },
    {
      question: "Hier steht, der Code sei schon verwendet worden.",
      answer: "Jeder Code gilt nur einmal. Warten Sie höchstens 30 Sekunden auf den nächsten.",
    },
    {
      question: "Es waren zu viele falsche Codes.",
      answer: `Warten Sie, bis die Zeit abgelaufen ist, oder bitten Sie die Administration, Sie zu entsperren. Mit «*${locked.switchOperator}*» kann jemand anderes übernehmen.`,
    },
    {
      question: "Weshalb ist dieser Arbeitsplatz gesperrt?",
      answer: `Eine Weile hat ihn niemand benutzt, oder jemand hat ihn gesperrt. Mit «*${locked.unlock}*» machen Sie dort weiter, wo Sie waren.`,
    },
  ],
  closed: [
    {
      question: "Kann ich inzwischen verkaufen?",
      answer: "An diesem Arbeitsplatz nicht: Hier kann sich niemand anmelden, bis das gelöst ist.",
    },
    {
      question: "Was kann ich selbst tun?",
      answer:
        "Was zu tun ist, steht auf der Seite. Wählen Sie danach «*Erneut versuchen*»; wenn das nicht hilft, lesen Sie dem Serviceteam vor, was hier steht.",
    },
    {
      question: "Sind unsere Daten verloren?",
      answer:
        "Solange diese Seite angezeigt wird, lässt Guichet alles, wie es ist. Mit dem Serviceschlüssel aus dem Tresor oder einer Sicherung samt ihrem Serviceschlüssel kommt das Serviceteam weiter.",
    },
  ],
  welcome: [
    {
      question: "Wer soll das machen?",
      answer:
        "Wer diesen PC betreut, zusammen mit der Person, die die Mitarbeitenden verwalten wird. Am Schluss wird ein Serviceschlüssel angezeigt, der in den Tresor gehört.",
    },
    {
      question: "Wir haben Guichet schon auf einem anderen PC.",
      answer: `Wählen Sie «*${deBackups.restore.open}*». Sie brauchen die Datei der Sicherung und den Serviceschlüssel vom Tag, an dem sie gemacht wurde.`,
    },
    {
      question: "Was, wenn ich mittendrin aufhöre?",
      answer: "Dann bleibt nichts davon. Beim nächsten Start fängt es hier wieder an.",
    },
  ],
  institution: [
    {
      question: "Wozu dient der Kurzname?",
      answer:
        "Er steht in der Authenticator-App der Mitarbeitenden neben ihrem Namen, damit sie den richtigen Eintrag finden.",
    },
    {
      question: "Lassen sich die Namen später ändern?",
      answer:
        "Während des Einrichtens ja: «*Zurück*» führt von den nächsten Schritten hierher. Danach bleiben sie so.",
    },
  ],
  first_administrator: [
    {
      question: "Wen trage ich hier ein?",
      answer:
        "Jemanden, der oft da ist: Diese Person erfasst die Mitarbeitenden und hilft bei vergessenen Passwörtern und neuen Telefonen. Tragen Sie bald eine zweite Person für die Administration ein.",
    },
    {
      question: "Mein Passwort wird abgelehnt.",
      answer:
        "Es braucht 15 Zeichen, darf weder den Namen des Hauses noch Ihren eigenen enthalten und keines sein, das viele verwenden. Am besten geht ein kurzer Satz.",
    },
    {
      question: "Was, wenn diese Person ihr Passwort vergisst?",
      answer:
        "Dann gibt ihr jemand anderes von der Administration ein neues, oder das Serviceteam mit dem Serviceschlüssel.",
    },
  ],
  two_factor_choice: [
    {
      question: "Was soll ich wählen?",
      answer: `«*${deSetUp.twoFactorChoice.off}*», wenn die Mitarbeitenden zuerst davon hören sollen. «*${deSetUp.twoFactorChoice.on}*», wenn die erste Person der Administration ihr Telefon hier hat und alle damit arbeiten sollen.`,
    },
    {
      question: "Lässt sich das später ändern?",
      answer: "Ja, durch das Serviceteam mit dem Serviceschlüssel, in beide Richtungen.",
    },
    {
      question: "Was brauchen alle dafür?",
      answer:
        "Ein Smartphone, auch ein privates, mit einer kostenlosen Authenticator-App. Sie braucht weder Konto noch Internet.",
    },
  ],
  service_key: [
    {
      question: "Ich habe hier keinen Drucker.",
      answer:
        "Schreiben Sie den Schlüssel von Hand ab, Gruppe für Gruppe. Nach dieser Seite kann ihn niemand mehr anzeigen.",
    },
    {
      question: "Wozu braucht man ihn?",
      answer:
        "Um die Zwei-Faktor-Anmeldung freizuschalten und wieder aufzuheben, um Sicherungen wiederherzustellen, und wenn sich niemand von der Administration anmelden kann. Wer ihn hat, kann die Daten öffnen.",
    },
    {
      question: "Die Gruppe, die ich eingegeben habe, wird abgelehnt.",
      answer:
        "Vergleichen Sie die Gruppe mit dieser Nummer Zeichen für Zeichen mit Ihrem Blatt und berichtigen Sie das Blatt, wenn es abweicht. 5 und S, 8 und B, 2 und Z verwechselt man leicht.",
    },
  ],
};
