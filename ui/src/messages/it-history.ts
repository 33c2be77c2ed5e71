import type { AuditEvent, PhoneChangeReason } from "../backend/bindings";
import { reasonIsNoWord, silent, type Because } from "./en-history";
import { importedIn, type Imported } from "./format";
import type { Messages } from "./index";
import { f, of } from "./it-format";

const reasons: Record<PhoneChangeReason | "restored", string> = {
  new_phone: "nuovo telefono",
  lost: "smarrito",
  stolen: "rubato",
  other: "altro motivo",
  restored: "è stato ripristinato un backup",
};

// What the trail's other words mean, in brackets after the sentence.
const becauses: Record<Because, string> = {
  ...reasons,
  idle: "per inattività",
  by_hand: "a mano",
  with_computer: "insieme al computer",
  switched_operator: "cambio di operatore",
  too_long: "dopo 12 ore",
  app_closed: "Guichet è stato chiuso",
  ended_by_administrator: "da un amministratore",
  ended_by_service_team: "dal team di assistenza",
  disabled: "l’account è stato disattivato",
  password_reset: "la password è stata reimpostata",
  phone_changed: "il telefono è stato cambiato",
  data_restored: "è stato ripristinato un backup",
  one_hour: "valido un’ora",
  four_hours: "valido quattro ore",
  one_day: "valido un giorno",
  newer: "ne è stato emesso uno più recente",
  code: "con un codice",
  password: "con la password",
  password_disabled: "la password è disattivata",
  registration_disabled: "il telefono è disattivato",
  delayed: "troppo presto dopo tentativi sbagliati",
  start_over: "l’accesso è dovuto ricominciare",
  clock_behind: "l’orologio di questo PC è indietro",
  clock_off: "un orologio non è esatto",
  used: "già usato",
  temporary_wrong: "codice temporaneo sbagliato",
  temporary_used: "codice temporaneo già usato",
  temporary_expired: "codice temporaneo non più valido",
  none_valid: "non ce n’era nessuno valido",
  while_closed: "mentre i dati erano chiusi",
  for_a_backup: "per un backup",
  for_new_keys: "per nuove chiavi",
  operator: "ora operatore",
  administrator: "ora amministratore",
  row_changed: "una riga è stata modificata",
  rows_exchanged: "alcune righe sono state scambiate",
  older_file: "un file più vecchio",
  evidence_changed: "l’ultimo segno è stato modificato",
  anchor_missing: "l’archivio password aveva perso il loro segno",
  trail_cut: "la fine del registro è stata eliminata",
  trail_changed: "il registro è stato modificato",
  trail_removed: "alcune voci del registro sono state eliminate",
  csv: "CSV",
  json_lines: "JSON Lines",
};

/** `made` comes whole, with its article or without. */
type Facts = { actor: string; subject: string; made: string; day: string; imported: Imported };

// One whole sentence an event: who did what to whom, in the past. Always with “avere”, so that no
// participle agrees with a person, and never with “a”, which some names would turn into “ad”.
const events: Record<AuditEvent, (p: Facts) => string> = {
  institution_set_up: (p) => `${p.actor} ha configurato l’istituzione`,
  signed_in: (p) => `${p.actor} ha effettuato l’accesso`,
  signed_out: (p) => `${p.actor} ha chiuso la sessione`,
  session_ended: (p) => `La sessione di ${p.subject} si è chiusa`,
  session_locked: (p) => `La postazione di ${p.subject} è stata bloccata`,
  session_unlocked: (p) => `${p.actor} ha sbloccato la postazione`,
  password_refused: (p) => `Una password per ${p.subject} è stata rifiutata`,
  code_refused: (p) => `Un codice per ${p.subject} è stato rifiutato`,
  registration_started: (p) => `${p.actor} ha iniziato a registrare un telefono`,
  phone_registered: (p) => `${p.actor} ha registrato un telefono`,
  phone_changed: (p) => `${p.actor} ha cambiato il telefono di ${p.subject}`,
  own_phone_changed: (p) => `${p.actor} ha cambiato il proprio telefono`,
  identity_proven: (p) => `${p.actor} ha confermato di nuovo la propria identità`,
  temporary_code_given: (p) => `${p.actor} ha emesso un codice temporaneo per ${p.subject}`,
  temporary_code_used: (p) => `${p.actor} ha usato un codice temporaneo`,
  temporary_code_voided: (p) => `Un codice temporaneo per ${p.subject} è stato annullato`,
  registration_code_given: (p) =>
    `${p.actor} ha emesso un codice di registrazione per ${p.subject}`,
  registration_code_accepted: (p) => `${p.actor} ha inserito il codice di registrazione`,
  registration_code_refused: (p) => `Un codice di registrazione per ${p.subject} è stato rifiutato`,
  operator_created: (p) => `${p.actor} ha aggiunto ${p.subject}`,
  operator_renamed: (p) => `${p.actor} ha cambiato il nome di ${p.subject}`,
  email_changed: (p) => `${p.actor} ha cambiato l’e-mail di ${p.subject}`,
  role_changed: (p) => `${p.actor} ha cambiato il ruolo di ${p.subject}`,
  password_reset: (p) => `${p.actor} ha reimpostato la password di ${p.subject}`,
  password_changed: (p) => `${p.actor} ha scelto una nuova password`,
  operator_disabled: (p) => `${p.actor} ha disattivato l’account di ${p.subject}`,
  operator_enabled: (p) => `${p.actor} ha riattivato l’account di ${p.subject}`,
  operator_unlocked: (p) => `${p.actor} ha sbloccato l’account di ${p.subject}`,
  operators_imported: (p) =>
    `${p.actor} ha importato operatori: aggiunti ${f.number(p.imported.added)}, modificati ${f.number(p.imported.changed)}`,
  two_factor_required: (p) => `${p.actor} ha reso obbligatorio il codice per ${p.subject}`,
  two_factor_not_required: (p) => `${p.actor} ha tolto l’obbligo del codice per ${p.subject}`,
  two_factor_enabled: (p) => `${p.actor} ha attivato l’accesso a due fattori per l’istituzione`,
  two_factor_disabled: (p) => `${p.actor} ha disattivato l’accesso a due fattori per l’istituzione`,
  desk_changed: (p) => `${p.actor} ha modificato le impostazioni di questa postazione`,
  start_announced: (p) => `${p.actor} ha annunciato l’inizio dell’accesso a due fattori: ${p.day}`,
  start_withdrawn: (p) => `${p.actor} ha fatto iniziare subito l’accesso a due fattori`,
  activation_requested: (p) => `${p.actor} ha richiesto l’accesso a due fattori`,
  settings_changed: (p) => `${p.actor} ha modificato le impostazioni`,
  service_access_opened: () => "Il team di assistenza ha aperto l’accesso di servizio",
  service_key_refused: () => "Una chiave di servizio è stata rifiutata",
  service_key_replaced: () => "Il team di assistenza ha sostituito la chiave di servizio",
  data_opened: () =>
    "Il team di assistenza ha aperto dati la cui chiave mancava nell’archivio password di questo computer",
  clock_accepted: (p) => `${p.actor} ha accettato l’ora di questo PC`,
  finding_accepted: () => "Il team di assistenza ha aperto dati modificati al di fuori di Guichet",
  keys_rotated: (p) => `${p.actor} ha creato nuove chiavi`,
  backup_made: (p) => `${p.actor} ha eseguito un backup`,
  backup_restored: (p) => `Il team di assistenza ha ripristinato il backup ${p.made}`,
  trail_exported: (p) => `${p.actor} ha esportato il registro`,
  operators_exported: (p) => `${p.actor} ha esportato l’elenco degli operatori`,
  not_allowed: (p) => `${p.actor} ha tentato qualcosa che non è permesso`,
};

const because = (p: { sentence: string; reason: string }) => `${p.sentence} (${p.reason})`;

export const itHistory: Messages["history"] = {
  entry: (entry) => {
    const subject = entry.subject ?? "qualcuno";
    // The service team has no account of its own, and neither has who tries something unknown.
    const nobody = entry.event === "not_allowed" ? "Qualcuno" : "Il team di assistenza";
    const actor = entry.actor ?? nobody;
    const { reason } = entry;
    const at = Date.parse(reason ?? "");
    const made = Number.isNaN(at)
      ? "di un giorno sconosciuto"
      : `${of(f.date(at))} alle ${f.time(at)}`;
    const imported = importedIn(reason);
    const day = Number.isNaN(at) ? "un giorno sconosciuto" : f.date(at);
    const sentence = events[entry.event]({ actor, subject, made, day, imported });
    if (reason === null || silent.includes(reason) || reasonIsNoWord(entry.event)) return sentence;
    // A word that came later than this list is still better than nothing.
    const words = Object.hasOwn(becauses, reason) ? becauses[reason as Because] : undefined;
    return because({ sentence, reason: words ?? reason.replaceAll("_", " ") });
  },
  at: (p) => `${p.when}, ${p.desk}`,
};
