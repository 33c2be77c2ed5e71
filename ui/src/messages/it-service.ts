import type { Messages } from "./index";
import { on } from "./it-format";

export const itService: Messages["service"] = {
  administrators: {
    title: "Amministratori",
    lead: "Scelga un amministratore che non riesce più ad accedere. Tutti gli altri li aiuta un amministratore.",
    more: "Qui figurano solo i primi cento. Dalla riga di comando, «guichet service» li raggiunge tutti con il nome operatore.",
    lastSignIn: (p) => `Ultimo accesso ${on(p.when)}`,
    never: "Nessun accesso finora",
    disabled: "Disattivato",
    locked: "Bloccato",
    twoFactor: "Accesso a due fattori:",
  },
  administrator: {
    lead: (p) => `Amministratore, nome operatore: ${p.username}`,
    passwordTemporary: "Generata, da cambiare al prossimo accesso",
  },
  key: {
    title: "Chiave di servizio",
    lead: "La sostituisca se è andata persa o se l’ha vista qualcuno che non doveva.",
    replace: "Sostituire la chiave",
    replaced:
      "La chiave di servizio è sostituita. Vale solo la nuova: distrugga il vecchio foglio stampato.",
  },
  rotation: {
    title: "Chiavi dei dati",
    lead: "Ne crei di nuove se qualcuno può aver letto l’archivio password di questo computer o copiato i suoi file. Tutti i telefoni e le password restano validi.",
    open: "Creare nuove chiavi…",
    question: "Creare nuove chiavi?",
    what: "Tutto viene cifrato di nuovo; ci vogliono alcuni secondi. I codici temporanei e i codici di registrazione già consegnati non saranno più validi.",
    phones:
      "Le chiavi segrete sui telefoni restano le stesse. Se qualcuno può avere sia i file sia le vecchie chiavi, faccia cambiare anche quei telefoni.",
    rotate: "Creare nuove chiavi",
    waiting: "Cifratura in corso…",
    rotated: "I dati hanno nuove chiavi. Quelle vecchie non aprono più nulla.",
  },
  newKey: {
    title: "Nuova chiave di servizio",
    lead: "Viene mostrata solo adesso: la stampi e la conservi in cassaforte. La vecchia chiave vale finché non termina qui, poi non più.",
    confirm: (p) => `Digiti il gruppo ${String(p.number)} della nuova chiave`,
    replace: "Sostituire la chiave",
    keepOld: "Tenere la vecchia chiave",
  },
};
