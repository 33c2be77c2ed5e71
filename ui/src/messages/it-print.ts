import type { Messages } from "./index";
import { f, since, until } from "./it-format";

export const itPrint: Messages["print"] = {
  print: "Stampare",
  language: "Lingua del foglio",
  open: {
    title: "Foglio informativo per gli operatori",
    text: "Una pagina A4 da appendere o distribuire: che cosa cambia e quando, dove trovare l’app, tre passi. Non contiene segreti.",
    whom: "A chi rivolgersi",
    whomHint:
      "Un nome o un numero interno: Bruno Frei, 412. Se resta vuoto, la pagina dice «un amministratore».",
    open: "Stampare il foglio",
  },
  handOut: {
    from: (p) => {
      const day = since(p.date);
      return `${day.charAt(0).toUpperCase()}${day.slice(1)} per accedere Le servirà il telefono`;
    },
    fromNextSignIn: "Dal prossimo accesso Le servirà il telefono",
    soon: "Presto per accedere Le servirà il telefono",
    why: "Dopo la password inserirà un codice a sei cifre, mostrato da un’app sul Suo telefono. Chi conosce soltanto la Sua password non può accedere al Suo posto.",
    install: "Installi l’app",
    installOne: (p) =>
      `Inquadri con la fotocamera il codice adatto al Suo telefono e installi ${p.app}. Lo faccia per tempo; se ce l’ha già, è a posto.`,
    installAny:
      "Basta una di queste app. Inquadri il suo codice con la fotocamera del telefono. Lo faccia per tempo; se ne ha già una, è a posto.",
    scan: "Acceda e scansioni",
    scanHow:
      "Acceda come sempre, con il nome operatore e la password. Sullo schermo appare un codice QR: lo scansioni dall’app.",
    enter: "Inserisca il codice",
    enterHow:
      "L’app mostra sei cifre, nuove ogni 30 secondi. Le digiti, e l’accesso è fatto. D’ora in poi sarà sempre così: la password, poi le sei cifre.",
    questions: "Domande, o niente smartphone?",
    ask: (p) => `Si rivolga a: ${p.whom}.`,
    askAnyone: "Si rivolga a un amministratore.",
    privacy:
      "Nessuno vede il Suo numero di telefono, i contatti o le foto; l’app funziona senza internet.",
  },
  slips: {
    open: "Nuove password",
    title: (p) =>
      f.plural(p.count, {
        one: "Una nuova password per un operatore?",
        other: `Nuove password per ${f.number(p.count)} operatori?`,
      }),
    text: "Le vecchie password non valgono più da subito e le sessioni aperte si chiudono. Le nuove sono sui foglietti, da stampare quando sono tutti pronti.",
    tooMany: (p) => `Al massimo ${f.number(p.maximum)} alla volta. Selezioni meno operatori.`,
    give: "Dare le nuove password",
    giving: "Le password sono in preparazione…",
    stop: "Fermare",
    given: (p) =>
      f.plural(p.count, {
        one: "Un operatore ha una nuova password",
        other: `${f.number(p.count)} operatori hanno una nuova password`,
      }),
    missing: (p) =>
      f.plural(p.count, {
        one: "Un operatore non ne ha ancora.",
        other: `${f.number(p.count)} operatori non ne hanno ancora.`,
      }),
    printNow: "Stampi ora i foglietti: queste password non verranno più mostrate.",
    print: "Stampare i foglietti",
  },
  slip: {
    print: "Stampare il foglietto",
    forWhom: (p) => `Per ${p.name}`,
    until: (p) => `Valido ${until(`${f.date(p.until)} alle ${f.time(p.until)}`)}`,
    letters: "0 è uno zero e 1 è un uno.",
    password: [
      "Acceda con il nome operatore e questa password.",
      "Scelga una nuova password personale.",
    ],
    code: [
      "Acceda con il nome operatore e la Sua password.",
      "Installi l’app sul telefono, poi digiti questo codice di registrazione.",
      "Scansioni il codice QR dall’app e inserisca le sei cifre.",
    ],
    both: [
      "Acceda con il nome operatore e questa password.",
      "Scelga una nuova password personale.",
      "Installi l’app sul telefono, poi digiti il codice di registrazione.",
      "Scansioni il codice QR dall’app e inserisca le sei cifre.",
    ],
    keep: "Non mostri questo foglietto a nessuno. Lo strappi non appena avrà effettuato l’accesso.",
  },
};
