import type { AuditEvent, HistoryEntry, PhoneChangeReason } from "../backend/bindings";
import { reasonIsNoWord, silent, type Because } from "./en-history";
import type { Messages } from ".";
import { formats, importedIn, type Imported } from "./format";

const f = formats("de-CH");

const reasons: Record<PhoneChangeReason | "restored", string> = {
  new_phone: "neues Telefon",
  lost: "verloren",
  stolen: "gestohlen",
  other: "anderer Grund",
  restored: "eine Sicherung wurde wiederhergestellt",
};

// What the trail's other words mean, in brackets after the sentence.
const becauses: Record<Because, string> = {
  ...reasons,
  idle: "wegen Untätigkeit",
  by_hand: "von Hand",
  with_computer: "zusammen mit dem Computer",
  switched_operator: "für eine andere Person",
  too_long: "nach 12 Stunden",
  app_closed: "Guichet wurde geschlossen",
  ended_by_administrator: "durch die Administration",
  ended_by_service_team: "durch das Serviceteam",
  disabled: "das Konto wurde deaktiviert",
  password_reset: "das Passwort wurde zurückgesetzt",
  phone_changed: "das Telefon wurde gewechselt",
  data_restored: "eine Sicherung wurde wiederhergestellt",
  one_hour: "eine Stunde gültig",
  four_hours: "vier Stunden gültig",
  one_day: "einen Tag gültig",
  newer: "ein neuerer wurde ausgestellt",
  code: "mit einem Code",
  password: "mit dem Passwort",
  password_disabled: "das Passwort ist deaktiviert",
  registration_disabled: "das Telefon ist deaktiviert",
  delayed: "zu früh nach Fehlversuchen",
  start_over: "die Anmeldung musste neu beginnen",
  clock_behind: "die Uhr dieses PCs geht nach",
  clock_off: "eine Uhr geht falsch",
  used: "bereits verwendet",
  temporary_wrong: "falscher temporärer Code",
  temporary_used: "temporärer Code bereits verwendet",
  temporary_expired: "temporärer Code nicht mehr gültig",
  none_valid: "es war kein gültiger ausgestellt",
  while_closed: "während die Daten geschlossen waren",
  for_a_backup: "für eine Sicherung",
  for_new_keys: "für neue Schlüssel",
  operator: "neue Rolle: Kasse",
  administrator: "neue Rolle: Administration",
  row_changed: "eine Zeile wurde verändert",
  rows_exchanged: "Zeilen wurden ausgetauscht",
  older_file: "eine ältere Datei",
  evidence_changed: "die letzte Marke wurde verändert",
  anchor_missing: "im Passwortspeicher fehlte die Marke",
  trail_cut: "das Ende des Protokolls wurde entfernt",
  trail_changed: "das Protokoll wurde verändert",
  trail_removed: "Einträge wurden aus dem Protokoll entfernt",
  csv: "CSV",
  json_lines: "JSON Lines",
};

// A name stays as it is; the word for who has none is declined: accusative `whom`, dative `dem`.
type People = {
  actor: string;
  whom: string;
  dem: string;
  moment: string;
  day: string;
  imported: Imported;
};

// One whole sentence an event: who did what to whom, in the past.
const events: Record<AuditEvent, (p: People) => string> = {
  institution_set_up: (p) => `${p.actor} hat die Institution eingerichtet`,
  signed_in: (p) => `${p.actor} hat sich angemeldet`,
  signed_out: (p) => `${p.actor} hat sich abgemeldet`,
  session_ended: (p) => `Die Sitzung von ${p.dem} wurde beendet`,
  session_locked: (p) => `Der Arbeitsplatz von ${p.dem} wurde gesperrt`,
  session_unlocked: (p) => `${p.actor} hat den Arbeitsplatz entsperrt`,
  password_refused: (p) => `Ein Passwort für ${p.whom} wurde abgelehnt`,
  code_refused: (p) => `Ein Code für ${p.whom} wurde abgelehnt`,
  registration_started: (p) => `${p.actor} hat begonnen, ein Telefon zu registrieren`,
  phone_registered: (p) => `${p.actor} hat ein Telefon registriert`,
  phone_changed: (p) => `${p.actor} hat das Telefon von ${p.dem} gewechselt`,
  own_phone_changed: (p) => `${p.actor} hat das eigene Telefon gewechselt`,
  identity_proven: (p) => `${p.actor} hat sich noch einmal ausgewiesen`,
  temporary_code_given: (p) => `${p.actor} hat für ${p.whom} einen temporären Code ausgestellt`,
  temporary_code_used: (p) => `${p.actor} hat einen temporären Code verwendet`,
  temporary_code_voided: (p) => `Ein temporärer Code für ${p.whom} wurde ungültig`,
  registration_code_given: (p) =>
    `${p.actor} hat für ${p.whom} einen Registrierungscode ausgestellt`,
  registration_code_accepted: (p) => `${p.actor} hat den Registrierungscode eingegeben`,
  registration_code_refused: (p) => `Ein Registrierungscode für ${p.whom} wurde abgelehnt`,
  operator_created: (p) => `${p.actor} hat ${p.whom} hinzugefügt`,
  operator_renamed: (p) => `${p.actor} hat den Namen von ${p.dem} geändert`,
  email_changed: (p) => `${p.actor} hat die E-Mail-Adresse von ${p.dem} geändert`,
  role_changed: (p) => `${p.actor} hat die Rolle von ${p.dem} geändert`,
  password_reset: (p) => `${p.actor} hat das Passwort von ${p.dem} zurückgesetzt`,
  password_changed: (p) => `${p.actor} hat ein neues Passwort gewählt`,
  operator_disabled: (p) => `${p.actor} hat das Konto von ${p.dem} deaktiviert`,
  operator_enabled: (p) => `${p.actor} hat das Konto von ${p.dem} aktiviert`,
  operator_unlocked: (p) => `${p.actor} hat das Konto von ${p.dem} entsperrt`,
  operators_imported: (p) =>
    `${p.actor} hat Mitarbeitende importiert: ${f.number(p.imported.added)} hinzugefügt, ${f.number(p.imported.changed)} geändert`,
  two_factor_required: (p) =>
    `${p.actor} hat die Zwei-Faktor-Anmeldung für ${p.whom} eingeschaltet`,
  two_factor_not_required: (p) =>
    `${p.actor} hat die Zwei-Faktor-Anmeldung für ${p.whom} ausgeschaltet`,
  two_factor_enabled: (p) =>
    `${p.actor} hat die Zwei-Faktor-Anmeldung für die Institution freigeschaltet`,
  two_factor_disabled: (p) =>
    `${p.actor} hat die Freischaltung der Zwei-Faktor-Anmeldung aufgehoben`,
  desk_changed: (p) => `${p.actor} hat die Einstellungen dieses Arbeitsplatzes geändert`,
  start_announced: (p) =>
    `${p.actor} hat den Beginn der Zwei-Faktor-Anmeldung angekündigt: ${p.day}`,
  start_withdrawn: (p) => `${p.actor} hat die Zwei-Faktor-Anmeldung sofort beginnen lassen`,
  activation_requested: (p) =>
    `${p.actor} hat die Freischaltung der Zwei-Faktor-Anmeldung beantragt`,
  settings_changed: (p) => `${p.actor} hat die Einstellungen geändert`,
  service_access_opened: () => "Das Serviceteam hat den Servicezugang geöffnet",
  service_key_refused: () => "Ein Serviceschlüssel wurde abgelehnt",
  service_key_replaced: () => "Das Serviceteam hat den Serviceschlüssel ersetzt",
  data_opened: () =>
    "Das Serviceteam hat Daten geöffnet, deren Schlüssel im Passwortspeicher des Computers fehlte",
  clock_accepted: (p) => `${p.actor} hat die Uhrzeit dieses PCs bestätigt`,
  finding_accepted: () =>
    "Das Serviceteam hat Daten geöffnet, die ausserhalb von Guichet verändert worden waren",
  keys_rotated: (p) => `${p.actor} hat neue Schlüssel erzeugt`,
  backup_made: (p) => `${p.actor} hat eine Sicherung erstellt`,
  backup_restored: (p) =>
    `Das Serviceteam hat eine Sicherung wiederhergestellt (Stand: ${p.moment})`,
  trail_exported: (p) => `${p.actor} hat das Protokoll exportiert`,
  operators_exported: (p) => `${p.actor} hat die Liste der Mitarbeitenden exportiert`,
  not_allowed: (p) => `${p.actor} hat etwas versucht, was nicht erlaubt ist`,
};

const because = (p: { sentence: string; reason: string }) => `${p.sentence} (${p.reason})`;

export const deHistory: Messages["history"] = {
  entry: (entry: HistoryEntry) => {
    const whom = entry.subject ?? "jemanden";
    const dem = entry.subject ?? "jemandem";
    // The service team has no account of its own, and neither has who tries something unknown.
    const nobody = entry.event === "not_allowed" ? "Jemand" : "Das Serviceteam";
    const actor = entry.actor ?? nobody;
    const { reason } = entry;
    const at = Date.parse(reason ?? "");
    const moment = Number.isNaN(at) ? "unbekannt" : `${f.date(at)}, ${f.time(at)} Uhr`;
    const imported = importedIn(reason);
    const day = Number.isNaN(at) ? "unbekannt" : f.date(at);
    const sentence = events[entry.event]({ actor, whom, dem, moment, day, imported });
    if (reason === null || silent.includes(reason) || reasonIsNoWord(entry.event)) return sentence;
    // A word that came later than this list is still better than nothing.
    const words = Object.hasOwn(becauses, reason) ? becauses[reason as Because] : undefined;
    return because({ sentence, reason: words ?? reason.replaceAll("_", " ") });
  },
  at: (p) => `${p.when}, ${p.desk}`,
};
