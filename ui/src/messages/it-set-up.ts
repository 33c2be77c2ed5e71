import type { ClosedReason, Finding, Table } from "../backend/bindings";
import type { Messages } from "./index";
import { f, on } from "./it-format";

type Closed = { title: string; text: string };

const closed: Record<ClosedReason, Closed> = {
  key_store_absent: {
    title: "Manca l’archivio password",
    text: "Questo computer non ha un archivio password. Lo installi o lo avvii, poi scelga «Riprovare».",
  },
  key_store_locked: {
    title: "L’archivio password è bloccato",
    text: "L’archivio password di questo computer è bloccato. Lo sblocchi, poi scelga «Riprovare».",
  },
  key_store_volatile: {
    title: "L’archivio password non conserva nulla",
    text: "A ogni riavvio l’archivio password di questo computer dimentica tutto. Ne installi uno che conservi i dati, poi scelga «Riprovare».",
  },
  key_store_slow: {
    title: "L’archivio password non risponde",
    text: "L’archivio password di questo computer non ha risposto. Cerchi la finestra in cui chiede una password, poi scelga «Riprovare».",
  },
  key_missing: {
    title: "Manca la chiave",
    text: "Qui ci sono dati, ma l’archivio password di questo computer non ha più la loro chiave. Acceda al computer con l’account abituale, poi scelga «Riprovare»; oppure usi la chiave di servizio o ripristini un backup.",
  },
  wrong_key: {
    title: "Questi dati hanno un’altra chiave",
    text: "Questi dati appartengono a un altro computer, oppure la loro chiave è andata persa. Usi la chiave di servizio o ripristini un backup.",
  },
  database_newer: {
    title: "Dati di una versione più recente",
    text: "Questi dati sono stati scritti da una versione più recente di Guichet. Installi quella versione, poi scelga «Riprovare».",
  },
  database_not_updated: {
    title: "Impossibile aggiornare i dati",
    text: "I dati di questa postazione non si sono potuti adattare a questa versione di Guichet e sono rimasti com’erano. Installi di nuovo la versione precedente o chieda aiuto al team di assistenza.",
  },
  database_damaged: {
    title: "I dati sono danneggiati",
    text: "I dati di questa postazione sono danneggiati e non sono stati toccati. Ripristini un backup con la chiave di servizio o chieda aiuto al team di assistenza.",
  },
  database_read_only: {
    title: "I dati non si possono modificare",
    text: "Guichet può leggere i suoi dati, ma non modificarli. Gli ridia il permesso di scrittura, poi scelga «Riprovare».",
  },
  disk_full: {
    title: "Il disco è pieno",
    text: "Sul disco di questo computer non c’è più spazio. Ne liberi un po’, poi scelga «Riprovare».",
  },
  folder_not_writable: {
    title: "Non si può scrivere nella cartella",
    text: "Guichet non può scrivere nella propria cartella. Gli dia il permesso di farlo, poi scelga «Riprovare».",
  },
  folder_not_ours: {
    title: "La cartella è di qualcun altro",
    text: "La cartella di Guichet appartiene a un’altra persona su questo computer. Acceda al computer con l’account di quella persona o si rivolga a chi se ne occupa.",
  },
  database_unreadable: {
    title: "I dati non si possono leggere",
    text: "Al momento i dati di questa postazione non si possono leggere. Scelga «Riprovare»; se non basta, si rivolga al team di assistenza.",
  },
  tampered: {
    title: "I dati sono stati modificati",
    text: "I dati di questa postazione sono stati modificati al di fuori di Guichet: nessuno può accedere. Avvisi il team di assistenza: con la chiave di servizio può esaminarli e aprirli.",
  },
};

const changedRow: Record<Table, (p: { whose: string }) => string> = {
  institution: () => "Le regole o le impostazioni dell’istituzione sono state modificate.",
  operator: (p) => `Il nome, il ruolo o le regole di ${p.whose} sono stati modificati.`,
  password: (p) => `La password di ${p.whose} è stata scambiata.`,
  registration: (p) => `Il telefono di ${p.whose} è stato scambiato.`,
  throttle: (p) => `Il conteggio dei tentativi sbagliati di ${p.whose} è stato modificato.`,
  failure: () => "L’elenco dei tentativi sbagliati è stato modificato.",
  temporary_code: (p) => `Il codice temporaneo di ${p.whose} è stato modificato.`,
  registration_code: (p) => `Il codice di registrazione di ${p.whose} è stato modificato.`,
  accepted_break: () => "Ciò che il team di assistenza aveva accettato è stato modificato.",
};

const exchangedRows: Record<Table, string> = {
  institution: "Le regole o le impostazioni dell’istituzione sono più vecchie del dovuto.",
  operator: "Alcuni operatori sono stati eliminati o riportati a uno stato precedente.",
  password: "Alcune password sono state eliminate o riportate a uno stato precedente.",
  registration: "Alcuni telefoni sono stati eliminati o riportati a uno stato precedente.",
  throttle:
    "Alcuni conteggi dei tentativi sbagliati sono stati eliminati o riportati a uno stato precedente.",
  failure: "Alcuni tentativi sbagliati sono stati eliminati dall’elenco.",
  temporary_code: "Alcuni codici temporanei sono stati eliminati o sono più vecchi del dovuto.",
  registration_code:
    "Alcuni codici di registrazione sono stati eliminati o sono più vecchi del dovuto.",
  accepted_break: "Una parte di ciò che il team di assistenza aveva accettato è stata eliminata.",
};

function finding(found: Finding): string {
  switch (found.kind) {
    case "row_changed":
      return changedRow[found.table]({ whose: found.whose ?? "una persona sconosciuta" });
    case "rows_exchanged":
      return exchangedRows[found.table];
    case "older_file":
      return "L’intero file è una versione più vecchia.";
    case "evidence_changed":
      return "Il segno che ogni modifica lascia è stato modificato.";
    case "schema_changed":
      return "Le tabelle della banca dati sono state ricostruite. La chiave di servizio non può rimediare: rimetta al suo posto il file giusto.";
    case "anchor_missing":
      return "L’archivio password di questo computer non conosce questi dati: nessuno può dire se sono i più recenti.";
    case "trail_cut":
      return `Il registro finisce troppo presto, dopo la voce ${f.number(found.after)}.`;
    case "trail_changed":
      return `Il registro è stato modificato alla voce ${f.number(found.number)}.`;
    case "trail_removed":
      return found.first === found.last
        ? `La voce ${f.number(found.first)} è stata eliminata dal registro.`
        : `Le voci da ${f.number(found.first)} a ${f.number(found.last)} sono state eliminate dal registro.`;
  }
}

export const itSetUp: Messages["setUp"] = {
  opening: "Ricerca dell’archivio password di questo computer…",
  closed,
  found: { title: "Che cosa è stato trovato", finding },
  welcome: {
    title: "Benvenuti in Guichet",
    text: "Qui gli operatori della biglietteria accedono con la loro password e, se l’istituzione lo desidera, con un codice dal telefono. La configurazione richiede circa cinque minuti.",
    checklist: "Occorrono",
    needs: [
      "il nome della Sua istituzione",
      "un primo amministratore",
      "una stampante, oppure carta e penna",
    ],
    alone: "Configurare questo PC",
  },
  institution: {
    title: "La Sua istituzione",
    lead: "Il luogo o l’organizzazione i cui operatori accedono su questo PC.",
    name: "Nome",
    shortName: "Nome breve",
    shortNameHint: "Ciò che mostreranno i telefoni. Meglio non più di 20 caratteri.",
    preview: "Su un telefono",
    exampleOperator: "anna.keller",
    label: (p) => `${p.shortName}: ${p.username}`,
    longName: (p) => `${f.number(p.length)} caratteri: alcuni telefoni taglieranno il nome.`,
  },
  firstAdministrator: {
    title: "Primo amministratore",
    lead: (p) => `La persona che gestirà gli operatori. Istituzione: ${p.institution}.`,
    displayName: "Nome visualizzato",
    displayNameHint: "Come lo conoscono i colleghi: Anna Keller",
    username: "Nome operatore",
    usernameHint: "Ciò che si digita per accedere: anna.keller",
    password: "Password",
    passwordHint: "Almeno 15 caratteri. Una frase breve si ricorda facilmente.",
  },
  twoFactorChoice: {
    title: "Accesso a due fattori",
    lead: "Dopo la password, gli operatori inseriscono anche un codice a sei cifre da un’app sul telefono.",
    off: "Per ora no",
    offHint: "Il team di assistenza potrà attivarlo più tardi.",
    on: "Attivo da subito",
    onHint: "Il primo amministratore registra subito un telefono. Lo tenga a portata di mano.",
  },
  serviceKey: {
    title: "Chiave di servizio",
    lead: "Identifica il team di assistenza, che attiva e disattiva l’accesso a due fattori. Viene mostrata solo adesso: la stampi e la conservi in cassaforte.",
    keyLabel: "Chiave di servizio",
    group: (p) => `Gruppo ${String(p.number)}`,
    print: "Stampare",
    copy: "Copiare",
    copyText: (p) => p.groups.join("-"),
    confirm: (p) => `Digiti il gruppo ${String(p.number)} per continuare`,
    done: "Terminare",
    printedTitle: (p) => `Chiave di servizio: ${p.institution}`,
    printedOn: (p) => `Stampata ${on(p.date)}`,
    printedKeep:
      "Chi ha questa chiave può aprire i dati di questa biglietteria. La conservi in cassaforte, lontano dal PC.",
  },
};
