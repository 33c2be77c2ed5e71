import type { ImportChange, ImportColumn, WhyBad } from "../backend/bindings";
import type { Messages } from "./index";
import { f } from "./it-format";
import { operators } from "./it-management";

const columns: Record<ImportColumn, string> = {
  display_name: "Nome visualizzato",
  username: "Nome operatore",
  email: "E-mail",
  role: "Ruolo",
  two_factor: "Due fattori",
  standing: "Stato",
  phone_registered: "Telefono registrato",
  last_sign_in: "Ultimo accesso",
  disabled: "Disattivato",
};
const roles = { operator: "Operatore", administrator: "Amministratore" };

function change(change: ImportChange): string {
  switch (change.what) {
    case "display_name":
      return `Nome visualizzato: «${change.from}» diventa «${change.to}»`;
    case "email":
      return change.from === null
        ? `E-mail: si aggiunge «${change.to}»`
        : `E-mail: «${change.from}» diventa «${change.to}»`;
    case "role":
      return `Ruolo: ${roles[change.from]} diventa ${roles[change.to]}`;
    case "two_factor":
      return change.to ? "Il codice diventa obbligatorio" : "Il codice non è più obbligatorio";
  }
}

function why(why: WhyBad): string {
  switch (why.is) {
    case "unknown_column":
      return "Guichet non conosce questa colonna. La tolga o la chiami come nel modello.";
    case "missing_column":
      return "Questa colonna manca. La prima riga dà il nome alle colonne.";
    case "repeated_column":
      return "Questa colonna c’è due volte. Ne tolga una.";
    case "no_column":
      return "Questo testo non sta sotto nessuna colonna. Forse nella riga c’è un separatore di troppo.";
    case "line_break":
      return "In questa cella c’è un a capo. Forse mancano delle virgolette.";
    case "missing":
      return "Qui non c’è nulla. Compili la cella.";
    case "too_long":
      return `Troppo lungo: al massimo ${f.number(why.maximum)} caratteri.`;
    case "forbidden_character":
      return "Un carattere non è ammesso nei nomi: due punti, un segno invisibile o uno spazio nel nome operatore.";
    case "duplicate":
      return `La riga ${f.number(why.line)} ha lo stesso nome operatore. Tenga una delle due.`;
    case "not_an_email":
      return "Questo non è un indirizzo e-mail. Ne scriva uno come anna.keller@example.com o lasci vuota la cella.";
    case "duplicate_email":
      return `La riga ${f.number(why.line)} ha la stessa e-mail. Tenga una delle due.`;
    case "email_taken":
      return "Un altro operatore ha questa e-mail. Ne scriva un’altra o lasci vuota la cella.";
    case "unknown_role":
      return "Questo ruolo non esiste. Scriva «operatore» o «amministratore».";
    case "not_yes_or_no":
      return "Scriva «sì» o «no».";
    case "last_administrator":
      return "Nessuno potrebbe più gestire gli operatori. Deve restare un amministratore con una password.";
    case "example":
      return "È l’esempio del modello. Lo sostituisca o elimini la riga.";
  }
}

export const itImport: Messages["importing"] = {
  open: "Importare o esportare",
  title: "Importare o esportare gli operatori",
  template: {
    title: "Un modello da cui partire",
    lead: "Un file CSV con le colonne che Guichet legge e una riga d’esempio. Lo apre qualsiasi foglio di calcolo.",
    save: "Salvare il modello",
    waiting: "Salvataggio…",
    saved: "Il modello è salvato in:",
  },
  exporting: {
    title: "Esportare l’elenco",
    lead: (p) =>
      p.filtered
        ? `Ciò che l’elenco mostra ora, con i suoi filtri: ${p.moreThan ? "più di " : ""}${operators(p.count)}.`
        : `Tutti gli operatori dell’elenco: ${p.moreThan ? "più di " : ""}${operators(p.count)}.`,
    save: "Esportare in CSV",
    waiting: "Esportazione…",
    saved: (p) =>
      f.plural(p.count, {
        one: "1 operatore salvato in:",
        other: `${f.number(p.count)} operatori salvati in:`,
      }),
    note: "Il file si può importare di nuovo, a parti se è molto lungo. L’esportazione è una voce del registro.",
  },
  file: {
    title: "Importare un file",
    lead: "I nomi operatore ancora sconosciuti vengono aggiunti, gli altri modificati come dice il file. Nessuno viene eliminato o disattivato. Prima vede che cosa succederebbe.",
    choose: "Scegliere un file…",
    chooseAnother: "Scegliere un altro file…",
    choosing: "Scelta del file…",
    systemWindow: { title: "Scegliere un file di operatori", tables: "Tabelle (CSV)" },
  },
  preview: {
    title: (p) => `Che cosa farebbe ${p.file}`,
    counts: {
      new: "Nuovi",
      changed: "Modificati",
      unchanged: "Invariati",
      bad: "Righe da correggere",
    },
    badTitle: "Righe da correggere",
    badLead:
      "Finché c’è una riga da correggere non viene importato nulla. Corregga il file, lo salvi e lo scelga di nuovo.",
    changedTitle: "Che cosa cambia",
    line: "Riga",
    column: "Colonna",
    found: "Contenuto",
    problem: "Che cosa non va",
    username: "Nome operatore",
    changes: "Modifica",
    shown: (p) => `Le prime ${f.number(p.shown)} righe di ${f.number(p.count)}`,
    columns,
    why,
    change,
    nothing: "Il file non cambia nulla.",
    outdated:
      "Dalla lettura del file sono cambiati degli operatori. Non è stato importato nulla; ecco che cosa farebbe ora.",
  },
  act: (p) => `Importare ${operators(p.count)}`,
  underWay: "Importazione…",
  done: (p) => `Aggiunti: ${f.number(p.added)}, modificati: ${f.number(p.changed)}.`,
  noPassword:
    "Chi è stato aggiunto non ha ancora una password. Selezioni questi operatori nell’elenco e scelga «Nuove password»: ognuno riceve un foglietto.",
};
