import { givenName } from "./format";
import type { Messages } from "./index";
import { f, on, since } from "./it-format";

export const itSignIn: Messages["signIn"] = {
  title: (p) => `Accesso: ${p.venue}`,
  username: "Nome operatore",
  password: "Password",
  codeLabel: "Codice",
  language: "Lingua",
  problem: {
    signIn: "Problemi di accesso?",
    setUp: "Problemi di configurazione?",
    service: "Per il team di assistenza",
    serviceHelp:
      "Con la chiave di servizio può aiutare un amministratore che non riesce più ad accedere, attivare l’accesso a due fattori, sostituire la chiave stessa o regolare l’orologio.",
    useServiceKey: "Usare la chiave di servizio",
  },
  serviceKeyEntry: {
    title: "Accesso di servizio",
    lead: "Digiti la chiave di servizio così come è stampata. Spazi e trattini non contano.",
    leadToData:
      "Digiti la chiave di servizio così come è stampata. Faranno fede i dati che ci sono ora, e nel registro resterà traccia di questa apertura.",
    field: "Chiave di servizio",
    open: "Aprire",
    openData: "Aprire i dati",
    use: "Usare la chiave di servizio",
  },
  newPassword: {
    title: "Scelga una nuova password",
    lead: (p) =>
      `${givenName(p.name)}, scelga una password di almeno ${f.number(p.minimum)} caratteri, difficile da indovinare.`,
    field: "Nuova password",
    save: "Salvare e continuare",
  },
  announcement: {
    title: (p) => `Il telefono Le servirà ${since(p.date)}`,
    lead: (p) =>
      f.plural(p.days, {
        one: "È domani. Registrarlo richiede due minuti.",
        other: `Mancano ${f.number(p.days)} giorni. Registrarlo richiede due minuti.`,
      }),
    steps: [
      "Installa un’app di autenticazione.",
      "Con l’app scansiona un codice QR su questo schermo.",
      "Da allora, dopo la password, inserisce il suo codice a sei cifre.",
    ],
    privacy: "L’app funziona senza internet. Non vede né il Suo numero né i Suoi contatti.",
    now: "Registrare ora",
    later: "Più tardi",
  },
  getApp: {
    title: "Installi un’app di autenticazione",
    lead: (p) => `Inquadri il codice con la fotocamera del telefono per installare ${p.app}.`,
    iphone: "iPhone",
    android: "Android",
    appStore: "App Store",
    googlePlay: "Google Play",
    store: (p) => `${p.phone}: ${p.store}`,
    iphoneQr: (p) => `Codice QR: ${p.app} nell’App Store, per iPhone`,
    androidQr: (p) => `Codice QR: ${p.app} su Google Play, per Android`,
    notInAppStore: (p) => `${p.app} non c’è nell’App Store. Per un iPhone scelga un’altra app.`,
    copyLink: "Copiare il link",
    otherApp: "Usare un’altra app",
    whichApp: "App",
    noSmartphone: "Niente smartphone?",
    noSmartphoneHelp:
      "Chieda un codice temporaneo a un amministratore. Vale per un solo accesso, senza telefono.",
    haveIt: "Ce l’ha già? Scelga AVANTI.",
    next: "AVANTI",
  },
  temporaryCode: {
    use: "Usare un codice temporaneo",
    title: "Usare un codice temporaneo",
    lead: "Otto cifre ricevute da un amministratore. Valgono per un solo accesso, al posto del codice del telefono.",
    field: "Codice temporaneo",
    hint: "Spazi e trattini non contano.",
    send: "Accedere",
  },
  registrationCode: {
    title: "Inserisca il codice di registrazione",
    lead: "L’ha ricevuto da un amministratore: otto lettere e cifre. Viene chiesto prima di registrare il telefono.",
    field: "Codice di registrazione",
    hint: "Maiuscole, spazi e trattini non contano.",
    send: "Continuare",
  },
  register: {
    title: (p) => `Aggiunga ${p.venue} all’app`,
    steps: [
      "Apra l’app.",
      "Tocchi + e «Scansiona un codice QR».",
      "Inquadri questo codice con la fotocamera.",
    ],
    qr: (p) => `Codice QR con la chiave segreta per ${p.label}`,
    privacy: "Si assicuri che nessun altro possa fotografare lo schermo.",
    hidden: "Il codice è nascosto, così nessun altro può usarlo.",
    showAgain: "Mostrare di nuovo",
    cantScan: "Non riesce a scansionarlo?",
    account: "Account",
    key: "Chiave",
    kind: "Tipo",
    timeBased: "Basata sul tempo",
    copyKey: "Copiare la chiave",
    deleteOld: (p) => `Elimini dall’app la vecchia voce «${p.label}».`,
    next: "AVANTI",
  },
  code: {
    title: "Inserisca il codice a sei cifre",
    lead: (p) => `Apra l’app e cerchi ${p.label}.`,
    hint: "Il codice viene inviato con la sesta cifra.",
    hintAfterError: "Prema Invio per inviare il codice.",
    send: "Accedere",
    triesLeft: (p) =>
      f.plural(p.tries, {
        one: "Ancora 1 tentativo",
        other: `Ancora ${f.number(p.tries)} tentativi`,
      }),
    confirm: "Confermare",
    phoneProblem: "Problemi con il telefono?",
    phoneHelp:
      "Chieda a un amministratore di usare CAMBIARE TELEFONO. Al prossimo accesso registrerà il nuovo telefono.",
  },
  ends: {
    soon: "Questo passaggio sta per scadere. Lo concluda o ricominci da capo.",
    service: "L’accesso di servizio sta per scadere. La chiave di servizio lo riapre.",
    left: (p) => `Scade tra ${p.clock}`,
  },
  wait: {
    code: (p) => `Troppi codici sbagliati. Riprovi alle ${p.at} o si rivolga a un amministratore.`,
    password: (p) => `Troppi tentativi. Riprovi alle ${p.at} o si rivolga a un amministratore.`,
    left: (p) => `Può riprovare tra ${p.clock}`,
  },
  signedIn: {
    greeting: (p) => {
      const name = givenName(p.name);
      return p.hour >= 5 && p.hour < 18 ? `Buongiorno, ${name}.` : `Buonasera, ${name}.`;
    },
    lead: (p) => `Accesso effettuato: ${p.venue}.`,
    since: "Sessione aperta",
    desk: "Questa postazione",
    lastSignIn: "Ultimo accesso",
    firstTime: "Questo è il primo",
    failures: "Falliti da allora",
    noFailures: "Nessuno",
    someFailures: (p) =>
      f.plural(p.count, { one: "1 tentativo", other: `${f.number(p.count)} tentativi` }),
    notYou: "Non era Lei? Avvisi un amministratore.",
    phone: "Telefono",
    phoneRegistered: (p) => `Registrato ${on(p.date)}`,
    phoneWaiting: "Non ancora registrato",
    phoneOff: "Non necessario",
    phoneChanged: {
      themselves: (p) => `Cambiato da Lei ${on(p.date)}`,
      administrator: (p) => `Cambiato ${on(p.date)} da ${p.by}`,
      service_team: (p) => `Cambiato ${on(p.date)} dal team di assistenza`,
    },
    newPhone: (p) =>
      `Il nuovo telefono è in uso. Elimini dall’app la vecchia voce «${p.label}»: i suoi codici non sono più validi.`,
    lock: "Bloccare",
    switchOperator: "Cambiare operatore",
    changePassword: "Cambiare password",
    changePhone: "Cambiare telefono",
    signOut: "Uscire",
    manage: "Gestire gli operatori",
    passwordChanged: "La Sua password è cambiata.",
  },
  changePassword: {
    title: "Cambiare password",
    current: "Password attuale",
    fresh: "Nuova password",
    save: "Cambiare password",
  },
  changePhone: {
    title: "Cambiare telefono",
    lead: "Il vecchio telefono serve ancora una volta, per un codice. Resta valido finché il nuovo non è confermato.",
    lost: "Non ce l’ha più? Chieda a un amministratore di usare CAMBIARE TELEFONO.",
    code: "Codice del vecchio telefono",
    begin: "Iniziare",
    oldWorks: "Il vecchio telefono resta valido finché il nuovo non è confermato.",
  },
  locked: {
    title: (p) => `Postazione bloccata: ${p.name}`,
    withPassword: "Inserisca la password per riprendere il lavoro.",
    withCode: "Inserisca il codice a sei cifre del telefono per riprendere il lavoro.",
    unlock: "Sbloccare",
    switchOperator: "Cambiare operatore",
  },
  serviceAccess: {
    title: "Accesso di servizio",
    lead: (p) => `Lei agisce come team di assistenza. Istituzione: ${p.name}.`,
    twoFactor: "Accesso a due fattori",
    enabled: (p) => `Attivo ${since(p.date)}.`,
    notEnabled: "Non attivo. Non viene chiesto nessun codice.",
    requested: (p) => `Richiesto ${on(p.when)} da ${p.by}.`,
    would: (p) =>
      p.count === 0
        ? "Nessun operatore dovrebbe registrare un telefono."
        : f.plural(p.count, {
            one: "1 operatore registrerebbe un telefono al prossimo accesso.",
            other: `${f.number(p.count)} operatori registrerebbero un telefono al prossimo accesso.`,
          }),
    turnOn: "Attivare i due fattori",
    turnOff: "Disattivare i due fattori",
    clock: "L’orologio di questo PC",
    clockBehind:
      "L’orologio è indietro rispetto a un’ora che questa postazione ha già visto. Se l’ora qui sotto è giusta, la accetti.",
    clockNow: (p) => `Ora di questo PC: ${p.when}.`,
    acceptClock: "Accettare quest’ora",
    leave: "Chiudere",
  },
};
