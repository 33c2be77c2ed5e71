import type { Loses, Stage } from "../backend/bindings";
import type { Messages } from "./index";
import { f, of } from "./it-format";

const stages: Record<Stage, string> = {
  copying: "Copia dei dati…",
  writing: "Scrittura del backup…",
  reading: "Lettura del backup…",
  checking: "Verifica di tutto il contenuto…",
  finishing: "Ultimi passi…",
  comparing: "Confronto con gli operatori…",
  importing: "Importazione degli operatori…",
};

function loses(found: Loses): string {
  switch (found.loses) {
    case "nothing":
      return "Non va perso nulla. Telefoni e password restano validi.";
    case "changes":
      if (found.phones === 0)
        return "Dopo questo backup qui ci sono state modifiche, che andranno perse. Nessun telefono va registrato di nuovo.";
      return f.plural(found.phones, {
        one: "Dopo questo backup qui ci sono state modifiche, che andranno perse. 1 telefono andrà registrato di nuovo.",
        other: `Dopo questo backup qui ci sono state modifiche, che andranno perse. ${f.number(found.phones)} telefoni andranno registrati di nuovo.`,
      });
    case "other_institution":
      return `Su questo PC ci sono i dati di un’altra istituzione: ${found.name}. Andranno persi e al loro posto ci sarà questo backup.`;
  }
}

export const itBackups: Messages["backups"] = {
  title: "Backup",
  lead: "Un backup è una copia di sicurezza in un solo file, con dentro tutto: operatori, telefoni, password, impostazioni, registro. Lo apre solo la chiave di servizio: li conservi quindi in due posti diversi.",
  last: "Ultimo backup",
  never: "Non ce n’è ancora nessuno.",
  due: "Da fare",
  now: "Eseguire il backup ora",
  choosing: "Scelta della posizione…",
  underWay: "Backup in corso…",
  made: (p) => `Backup eseguito: ${p.name} (${f.size(p.size)}).`,
  keep: "Lo conservi altrove, non su questo PC.",
  restoring:
    "Per verificare o ripristinare un backup, scelga «Problemi di accesso?» nella finestra di accesso, poi «Usare la chiave di servizio».",
  systemWindow: {
    save: { title: "Backup di Guichet", backups: "Backup di Guichet" },
    open: { title: "Scegliere un backup di Guichet", backups: "Backup di Guichet" },
  },
  stages,
  percent: (p) => f.percent(p.done / Math.max(p.all, 1)),
  reminder: {
    never: "Di questa istituzione non esiste ancora nessun backup.",
    old: (p) => `L’ultimo backup è ${of(p.date)}.`,
    backUp: "Eseguire il backup",
  },
  restore: {
    open: "Ripristinare un backup",
    openAtService: "Aprire un backup…",
    section: "Backup",
    sectionText: "Verifichi che un backup sia integro, o lo metta al posto dei dati attuali.",
    title: "Ripristinare un backup",
    lead: "Prima il backup viene verificato. Questo non cambia nulla.",
    choose: "Scegliere il file…",
    chooseAnother: "Scegliere un altro file…",
    noFile: "Nessun file ancora scelto.",
    made: (p) => `Eseguito: ${p.when}`,
    key: "Chiave di servizio",
    keyHint: "Quella valida il giorno del backup.",
    check: "Verificare il backup",
    whole: "Questo backup è integro.",
    institution: "Istituzione",
    when: "Eseguito",
    operators: "Operatori",
    operatorsCount: (p) =>
      f.plural(p.administrators, {
        one: `${f.number(p.operators)}, di cui 1 amministratore`,
        other: `${f.number(p.operators)}, di cui ${f.number(p.administrators)} amministratori`,
      }),
    phones: "Telefoni",
    phonesCount: (p) => f.number(p.phones),
    loses,
    confirmation: (p) => `Digiti «${p.shortName}» per ripristinarlo comunque`,
    restore: "Ripristinare il backup",
    restoring: "Ripristino in corso…",
  },
};
