import type { OperatorFilter } from "../backend/bindings";
import { givenName } from "./format";
import type { Messages } from "./index";
import { f, on, since, until } from "./it-format";

/** So many of them, in words that stand within a sentence. */
export const operators = (count: number) =>
  f.plural(count, { one: "1 operatore", other: `${f.number(count)} operatori` });

const filters: Record<OperatorFilter, string> = {
  all: "Tutti",
  registered: "Con codice",
  waiting: "Attesa telefono",
  off: "Senza codice",
  locked: "Bloccati",
  disabled: "Disattivati",
};

export const itManagement: Messages["management"] = {
  navigation: "Gestione",
  operators: "Operatori",
  institution: "Istituzione",
  trail: "Registro",
  signedInAs: (p) => `Sessione di ${p.name}`,
  covered: "Postazione bloccata: vada alla finestra di accesso",
  signedOut: "Sessione chiusa: vada alla finestra di accesso",
  coveredHelp: "Ciò che era qui torna non appena ha sbloccato lì la postazione.",
  signedOutHelp: "Acceda lì come amministratore, poi scelga «Gestire gli operatori».",
  list: {
    title: "Operatori",
    search: "Cercare un operatore",
    clearSearch: "Cancellare la ricerca",
    filter: "Mostrare",
    filters,
    role: "Ruolo",
    everyRole: "Tutti i ruoli",
    roles: { operator: "Operatori", administrator: "Amministratori" },
    total: (p) => (p.moreThan ? `Più di ${operators(p.count)}` : operators(p.count)),
    readiness: (p) =>
      `Pronti: ${f.number(p.registered)} su ${f.number(p.registered + p.waiting + p.off)}, in attesa del telefono: ${f.number(p.waiting)}, senza codice: ${f.number(p.off)}`,
    columns: {
      select: "Selezione",
      display_name: "Nome",
      username: "Nome operatore",
      role: "Ruolo",
      two_factor: "Due fattori",
      phone_registered: "Telefono registrato",
      last_sign_in: "Ultimo accesso",
    },
    selectOne: (p) => `Selezionare ${p.name}`,
    selectAll: "Selezionare tutti quelli caricati",
    never: "Mai",
    none: "Nessuno",
    disabled: "Disattivato",
    locked: "Bloccato",
    loading: "Caricamento degli operatori",
    noMatch: (p) => `Nessun operatore corrisponde a «${p.search}».`,
    noMatchFilters: "Nessun operatore corrisponde a questi filtri.",
    clearFilters: "Azzerare i filtri",
    saved: {
      label: "Filtri salvati",
      save: "Salvare il filtro",
      remove: ({ name }) => `Eliminare il filtro ${name}`,
      title: "Salvare questo filtro",
      lead: "Che cosa si cerca, chi viene mostrato e in quale ordine, con un nome a scelta. Un filtro con lo stesso nome viene sostituito.",
      name: "Nome del filtro",
    },
    onlyYou:
      "Per ora Lei è l’unico operatore. Aggiunga le persone che vendono in questa biglietteria.",
    newOperator: "Nuovo operatore",
    selected: (p) =>
      f.plural(p.count, {
        one: "1 selezionato",
        other: `${f.number(p.count)} selezionati`,
      }),
    allSelected: (p) => `Tutti selezionati: ${f.number(p.count)}`,
    selectAllMatching: (p) => `Selezionare tutti i ${f.number(p.count)} trovati`,
    turnOn: "Codice obbligatorio",
    turnOff: "Togliere l’obbligo",
    clearSelection: "Deselezionare tutto",
    changed: (p) =>
      p.on
        ? `Codice obbligatorio per ${operators(p.count)}.`
        : `Obbligo del codice tolto per ${operators(p.count)}.`,
    skipped: {
      already_so: (p) => `${p.name}: era già così`,
      disabled: (p) => `${p.name}: account disattivato`,
    },
    skippedTotal: (p) =>
      f.plural(p.count, {
        one: "1 operatore saltato:",
        other: `${f.number(p.count)} operatori saltati:`,
      }),
    skippedMore: (p) =>
      f.plural(p.count, { one: "e un altro", other: `e altri ${f.number(p.count)}` }),
    institutionOff:
      "L’accesso a due fattori non è attivo per questa istituzione: per ora il codice non viene chiesto a nessuno.",
  },
  create: {
    title: "Nuovo operatore",
    displayName: "Nome visualizzato",
    displayNameHint: "Come lo conoscono i colleghi: Anna Keller",
    username: "Nome operatore",
    usernameHint: "Ciò che si digita per accedere: anna.keller",
    email: "E-mail",
    emailHint: "Facoltativo, per un futuro accesso unico (single sign-on)",
    role: "Ruolo",
    roleHints: {
      operator: "Accede alla postazione.",
      administrator: "Gestisce anche gli operatori.",
    },
    save: "Aggiungere l’operatore",
  },
  password: {
    created: (p) => `Operatore aggiunto: ${p.name}`,
    reset: (p) => `Nuova password per ${p.name}`,
    give: (p) =>
      `Consegni questa password: è per ${givenName(p.name)} e va cambiata al prossimo accesso. Non verrà più mostrata.`,
    label: "Password",
    copy: "Copiare la password",
    done: "Chiudere",
    registrationCode: (p) =>
      `Consegni anche questo codice di registrazione: ${givenName(p.name)} lo digita prima di registrare un telefono. Vale 24 ore e non verrà più mostrato.`,
    registrationCodeLabel: "Codice di registrazione",
  },
  operator: {
    back: "Tutti gli operatori",
    you: "È Lei",
    details: "Dati",
    security: "Sicurezza",
    history: "Cronologia",
    noHistory: "Ancora nulla.",
    wholeHistory: "Tutte le voci, nel registro",
    displayName: "Nome visualizzato",
    username: "Nome operatore",
    email: "E-mail",
    emailHint: "Facoltativo, per un futuro accesso unico (single sign-on)",
    role: "Ruolo",
    save: "Salvare",
    saved: "Salvato.",
    facts: (p) =>
      p.last === null
        ? `Account creato ${on(p.created)}, nessun accesso finora`
        : `Account creato ${on(p.created)}, ultimo accesso ${on(p.last)}`,
    phone: "Telefono",
    phoneRegistered: (p) => `Telefono registrato ${on(p.date)}`,
    phoneWaiting: "In attesa del telefono: da registrare al prossimo accesso",
    phoneNone: "Nessun telefono registrato",
    entry: (p) => `Nell’app: ${p.label}`,
    changePhone: "CAMBIARE TELEFONO",
    afterChangePhone: (p) =>
      p.label === null
        ? `Il vecchio telefono non è più valido. Al prossimo accesso ${givenName(p.name)} ne registra uno nuovo.`
        : `Il vecchio telefono non è più valido. Al prossimo accesso ${givenName(p.name)} ne registra uno nuovo e Guichet ricorda di eliminare la vecchia voce «${p.label}».`,
    temporaryCode: "Codice temporaneo",
    temporaryCodeNone: "Per chi ha dimenticato il telefono a casa: un accesso senza",
    temporaryCodeUntil: (p) => `Già emesso, valido ${until(p.when)}`,
    giveTemporaryCode: "Nuovo codice temporaneo",
    registrationCode: "Codice di registrazione",
    registrationCodeNeeded: {
      missing: "Serve per registrare un telefono e non è ancora stato emesso",
      expired: "L’ultimo ha più di 24 ore",
      too_many_tries: "L’ultimo è stato digitato male cinque volte",
    },
    registrationCodeUntil: (p) => `Già emesso, valido ${until(p.when)}`,
    giveRegistrationCode: "Nuovo codice di registrazione",
    twoFactor: "Accesso a due fattori",
    twoFactorOn: "Codice obbligatorio a ogni accesso",
    twoFactorOnButOff: "Codice obbligatorio non appena l’istituzione avrà questa funzione",
    twoFactorOff: "Accede con la sola password",
    password: "Password",
    passwordNone: "Ancora nessuna password: la reimposti per assegnarne una.",
    passwordOwn: "Scelta dall’operatore",
    passwordTemporary: "Data da un amministratore, da cambiare al prossimo accesso",
    resetPassword: "Reimpostare la password",
    sessions: "Sessioni",
    sessionsOpen: (p) =>
      p.count === 0
        ? "Nessuna sessione aperta"
        : f.plural(p.count, {
            one: "1 sessione aperta",
            other: `${f.number(p.count)} sessioni aperte`,
          }),
    endSessions: "Chiudere le sessioni",
    wait: "Bloccato",
    passwordDisabled: "Password disattivata",
    passwordDisabledHelp: "Dopo 100 password sbagliate di fila. Reimposti la password.",
    phoneDisabled: "Telefono disattivato",
    phoneDisabledHelp: "Dopo 50 codici sbagliati in 30 giorni. Usi CAMBIARE TELEFONO.",
    lockedUntil: (p) => `Dopo troppi tentativi, ${until(p.when)}`,
    unlock: "Sbloccare",
    account: "Account",
    accountOn: "Può accedere",
    accountOff: "Disattivato: non può accedere",
    disable: "Disattivare",
    enable: "Riattivare",
  },
  resetDialog: {
    title: (p) => `Reimpostare la password di ${p.name}?`,
    text: "La vecchia password non vale più da subito e le sessioni aperte si chiudono. Lei riceve una nuova password da consegnare.",
    confirm: "Reimpostare la password",
  },
  disableDialog: {
    title: (p) => `Disattivare l’account di ${p.name}?`,
    text: (p) =>
      `La sessione di ${givenName(p.name)} si chiude subito e non è possibile accedere fino alla riattivazione. Un telefono non ancora confermato viene dimenticato.`,
    confirm: "Disattivare",
  },
  changePhoneDialog: {
    title: (p) => `Cambiare telefono per ${p.name}?`,
    text: (p) =>
      `Il vecchio telefono non vale più da subito. Al prossimo accesso ${givenName(p.name)} ne registra uno nuovo.`,
    reason: "Motivo",
    reasons: {
      new_phone: "Nuovo telefono",
      lost: "Smarrito",
      stolen: "Rubato",
      other: "Altro motivo",
    },
    checked: (p) => `Ho verificato: è proprio ${givenName(p.name)}`,
    confirm: "CAMBIARE TELEFONO",
    own: "Deve farlo un altro amministratore. Se non ce ne sono, lo fa il team di assistenza.",
  },
  confirmItsYou: {
    title: "Confermi la Sua identità",
    withCode:
      "Per questo serve un codice di non più di dieci minuti fa. Inserisca quello che il telefono mostra ora.",
    withPassword: "Per continuare inserisca ancora una volta la password.",
    password: "La Sua password",
    confirm: "Confermare",
  },
  temporaryCodeDialog: {
    title: (p) => `Codice temporaneo per ${p.name}`,
    text: (p) =>
      `Con questo codice ${givenName(p.name)} accede una volta, al posto del codice del telefono. Prima si accerti che a chiederlo sia proprio ${givenName(p.name)}.`,
    voids: "Quello emesso in precedenza non sarà più valido.",
    validFor: "Validità",
    spans: { one_hour: "1 ora", four_hours: "4 ore", one_day: "24 ore" },
    give: "Emettere il codice",
    read: (p) => `Lo detti ora: è per ${givenName(p.name)}. Non verrà più mostrato.`,
    until: (p) => `Vale per un solo accesso, ${until(p.when)}.`,
  },
  registrationCodeDialog: {
    title: (p) => `Codice di registrazione per ${p.name}`,
    text: (p) =>
      `${givenName(p.name)} lo digita prima di registrare un telefono. Prima si accerti che a chiederlo sia proprio ${givenName(p.name)}.`,
    voids: "Quello emesso in precedenza non sarà più valido.",
    give: "Emettere il codice",
    handOver: (p) => `Lo consegni ora: è per ${givenName(p.name)}. Non verrà più mostrato.`,
    until: (p) => `Vale per una sola registrazione, ${until(p.when)}.`,
  },
  rollOut: {
    title: "Introduzione",
    ready: "Pronti",
    waiting: "Manca il telefono",
    off: "Due fattori disattivati",
    neverSignedIn: "Mai collegati",
    atOnce: "Gli operatori con due fattori registrano il telefono al prossimo accesso.",
    starts: (p) =>
      `Gli operatori con due fattori hanno bisogno del telefono ${since(p.date)}. Fino ad allora, a ogni accesso possono scegliere Più tardi.`,
    day: "Primo giorno con telefono",
    hint: "A chi ha già registrato un telefono il codice viene chiesto subito.",
    announce: "Annunciare questo giorno",
    withdraw: "Richiedere subito il telefono",
  },
  thisDesk: {
    title: "Questa postazione",
    name: "Nome della postazione",
    nameHint: "Il registro e la schermata iniziale lo mostrano dal prossimo avvio.",
    fullScreen: "Occupare tutto lo schermo finché qualcuno non ha effettuato l’accesso",
    startsWithComputer: "Avviare Guichet insieme al computer",
    save: "Salvare la postazione",
    saved: "Postazione salvata.",
  },
  institutionPage: {
    title: "Istituzione",
    phonesShow: (p) => `Sui telefoni: ${p.shortName}`,
    counted: (p) => operators(p.count),
    twoFactor: "Accesso a due fattori",
    states: { not_enabled: "Non attivo", requested: "Richiesto", enabled: "Attivo" },
    notEnabled:
      "Gli operatori accedono con la sola password. Solo il team di assistenza può attivare l’accesso a due fattori.",
    requested: (p) =>
      `Richiesto ${on(p.when)} da ${p.by}. Il team di assistenza lo attiva con la chiave di servizio, nella finestra di accesso.`,
    enabled: (p) =>
      `Attivo ${since(p.date)}. Se il codice è obbligatorio si decide per ogni operatore.`,
    would: (p) =>
      p.count === 0
        ? "Se fosse attivo ora, nessun operatore dovrebbe registrare un telefono."
        : f.plural(p.count, {
            one: "Se fosse attivo ora, 1 operatore registrerebbe un telefono al prossimo accesso.",
            other: `Se fosse attivo ora, ${f.number(p.count)} operatori registrerebbero un telefono al prossimo accesso.`,
          }),
    request: "Richiedere l’attivazione",
    settings: "Impostazioni",
    newOperators: "Nuovi operatori",
    newOperatorsOn: "Codice obbligatorio da subito per i nuovi operatori",
    registrationCode: "Codice di registrazione",
    registrationCodeOn: "Chiedere un codice di registrazione prima di registrare un telefono",
    registrationCodeHint:
      "Chi aggiunge un operatore o usa CAMBIARE TELEFONO riceve un codice da consegnare. Per gli operatori già in attesa del telefono il codice si emette nella loro pagina.",
    idle: "Bloccare dopo",
    idleUnit: "minuti di inattività",
    unlockWith: "Sbloccare con",
    unlockWithOptions: { password: "Password", code: "Codice del telefono" },
    unlockHint: "Gli operatori senza telefono usano sempre la password.",
    apps: "App di autenticazione proposte",
    appsHint: "La prima scelta viene mostrata per prima. Ne serve almeno una.",
    appNames: {
      google_authenticator: "Google Authenticator",
      microsoft_authenticator: "Microsoft Authenticator",
      two_fas: "2FAS",
      ente_auth: "Ente Auth",
      aegis: "Aegis (solo Android)",
    },
    save: "Salvare le impostazioni",
    saved: "Impostazioni salvate.",
  },
};
