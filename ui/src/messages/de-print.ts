import { formats } from "./format";
import type { Messages } from "./index";

const f = formats("de-CH");

export const dePrint: Messages["print"] = {
  print: "Drucken",
  language: "Sprache des Merkblatts",
  open: {
    title: "Merkblatt für die Mitarbeitenden",
    text: "Eine A4-Seite zum Aufhängen oder Verteilen: was sich wann ändert, wo es die App gibt, drei Schritte. Sie enthält nichts Geheimes.",
    whom: "Wen man fragt",
    whomHint:
      "Ein Name oder eine interne Nummer: Bruno Frei, 412. Bleibt das Feld leer, steht auf der Seite «die Administration».",
    open: "Merkblatt drucken",
  },
  handOut: {
    from: (p) => `Ab dem ${p.date} brauchen Sie zum Anmelden Ihr Telefon`,
    fromNextSignIn: "Ab der nächsten Anmeldung brauchen Sie Ihr Telefon",
    soon: "Bald brauchen Sie zum Anmelden Ihr Telefon",
    why: "Nach dem Passwort geben Sie einen sechsstelligen Code aus einer App auf Ihrem Telefon ein. Wer nur Ihr Passwort kennt, kann sich nicht an Ihrer Stelle anmelden.",
    install: "App installieren",
    installOne: (p) =>
      `Scannen Sie den Code für Ihr Telefon mit der Kamera und installieren Sie ${p.app}. Am besten schon vorher; haben Sie die App bereits, genügt das.`,
    installAny:
      "Eine dieser Apps genügt. Scannen Sie ihren Code mit der Kamera Ihres Telefons. Am besten schon vorher; haben Sie bereits eine davon, genügt das.",
    scan: "Anmelden und scannen",
    scanHow:
      "Melden Sie sich wie immer mit Benutzernamen und Passwort an. Der Bildschirm zeigt einen QR-Code: Scannen Sie ihn in der App.",
    enter: "Code eingeben",
    enterHow:
      "Die App zeigt sechs Ziffern, alle 30 Sekunden neue. Tippen Sie sie ein, und Sie sind angemeldet. So bleibt es: zuerst das Passwort, dann die sechs Ziffern.",
    questions: "Fragen oder kein Smartphone?",
    ask: (p) => `Fragen Sie: ${p.whom}.`,
    askAnyone: "Fragen Sie die Administration.",
    privacy:
      "Telefonnummer, Kontakte und Fotos werden nicht eingesehen; die App funktioniert ohne Internet.",
  },
  slips: {
    open: "Neue Passwörter",
    title: (p) =>
      f.plural(p.count, {
        one: "Neues Passwort für eine Person?",
        other: `Neue Passwörter für ${f.number(p.count)} Personen?`,
      }),
    text: "Die alten Passwörter gelten ab sofort nicht mehr, und offene Sitzungen werden beendet. Die neuen stehen auf Zetteln, die Sie drucken, sobald alle bereit sind.",
    tooMany: (p) => `Höchstens ${f.number(p.maximum)} auf einmal. Wählen Sie weniger Personen aus.`,
    give: "Neue Passwörter vergeben",
    giving: "Die Passwörter werden vergeben…",
    stop: "Anhalten",
    given: (p) =>
      f.plural(p.count, {
        one: "Eine Person hat ein neues Passwort",
        other: `${f.number(p.count)} Personen haben ein neues Passwort`,
      }),
    missing: (p) =>
      f.plural(p.count, {
        one: "Eine Person hat noch keines.",
        other: `${f.number(p.count)} Personen haben noch keines.`,
      }),
    printNow: "Drucken Sie die Zettel jetzt: Diese Passwörter werden nicht mehr angezeigt.",
    print: "Zettel drucken",
  },
  slip: {
    print: "Zettel drucken",
    forWhom: (p) => `Für ${p.name}`,
    until: (p) => `Gültig bis ${f.date(p.until)}, ${f.time(p.until)} Uhr`,
    letters: "0 ist eine Null und 1 ist eine Eins.",
    password: [
      "Melden Sie sich mit Ihrem Benutzernamen und diesem Passwort an.",
      "Wählen Sie ein eigenes Passwort.",
    ],
    code: [
      "Melden Sie sich mit Ihrem Benutzernamen und Ihrem Passwort an.",
      "Holen Sie die App auf Ihr Telefon und geben Sie dann diesen Registrierungscode ein.",
      "Scannen Sie den QR-Code in der App und geben Sie die sechs Ziffern ein.",
    ],
    both: [
      "Melden Sie sich mit Ihrem Benutzernamen und diesem Passwort an.",
      "Wählen Sie ein eigenes Passwort.",
      "Holen Sie die App auf Ihr Telefon und geben Sie dann den Registrierungscode ein.",
      "Scannen Sie den QR-Code in der App und geben Sie die sechs Ziffern ein.",
    ],
    keep: "Zeigen Sie diesen Zettel niemandem. Zerreissen Sie ihn, sobald Sie angemeldet sind.",
  },
};
