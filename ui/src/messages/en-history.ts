import type { AuditEvent, HistoryEntry, PhoneChangeReason } from "../backend/bindings";
import { formats, importedIn, type Imported } from "./format";

const f = formats("en-GB");

const reasons: Record<PhoneChangeReason | "restored", string> = {
  new_phone: "new phone",
  lost: "lost",
  stolen: "stolen",
  other: "another reason",
  restored: "a backup was restored",
};

// What the trail's other words mean, in brackets after the sentence.
const becauses = {
  ...reasons,
  idle: "after idling",
  by_hand: "by hand",
  with_computer: "together with the computer",
  switched_operator: "for somebody else",
  too_long: "after 12 hours",
  app_closed: "Guichet was closed",
  ended_by_administrator: "by an administrator",
  ended_by_service_team: "by the service team",
  disabled: "the operator was disabled",
  password_reset: "the password was reset",
  phone_changed: "the phone was changed",
  data_restored: "a backup was restored",
  one_hour: "valid for one hour",
  four_hours: "valid for four hours",
  one_day: "valid for a day",
  code: "with a code",
  password: "with the password",
  password_disabled: "the password is disabled",
  registration_disabled: "the phone is disabled",
  temporary_wrong: "a wrong temporary code",
  temporary_used: "a temporary code that was used already",
  temporary_expired: "a temporary code that had expired",
  newer: "there is a newer one",
  none_valid: "none is valid",
  delayed: "too soon after wrong ones",
  start_over: "the sign-in had to begin again",
  clock_behind: "this PC's clock is behind",
  clock_off: "a clock is off",
  used: "already used",
  while_closed: "while the data was closed",
  for_a_backup: "for a backup",
  for_new_keys: "for new keys",
  operator: "now an operator",
  administrator: "now an administrator",
  row_changed: "a row was edited",
  rows_exchanged: "rows were exchanged",
  older_file: "an older file",
  evidence_changed: "its last mark was edited",
  anchor_missing: "the password store had lost its mark",
  trail_cut: "the end of the trail was removed",
  trail_changed: "the trail was edited",
  trail_removed: "entries were removed from the trail",
  csv: "CSV",
  json_lines: "JSON Lines",
};

/** The words that the core writes into the trail. */
export type Because = keyof typeof becauses;

/**
 * Whose reason is no word to be translated: a moment or counts, which the sentence says, or the program's own name
 * of what was tried, which the export has.
 */
export const reasonIsNoWord = (event: AuditEvent): boolean =>
  event === "backup_restored" ||
  event === "operators_imported" ||
  event === "start_announced" ||
  event === "not_allowed";

/** Words that say nothing more than their sentence does, in any language. */
export const silent = ["signed_out", "wrong"];

type People = { actor: string; subject: string; moment: string; day: string; imported: Imported };

// One whole sentence an event: who did what to whom, in the past.
const events: Record<AuditEvent, (p: People) => string> = {
  institution_set_up: (p) => `${p.actor} set the institution up`,
  signed_in: (p) => `${p.actor} signed in`,
  signed_out: (p) => `${p.actor} signed out`,
  session_ended: (p) => `The session of ${p.subject} ended`,
  session_locked: (p) => `The desk of ${p.subject} was locked`,
  session_unlocked: (p) => `${p.actor} unlocked the desk`,
  password_refused: (p) => `A password for ${p.subject} was refused`,
  code_refused: (p) => `A code for ${p.subject} was refused`,
  registration_started: (p) => `${p.actor} started to register a phone`,
  phone_registered: (p) => `${p.actor} registered a phone`,
  phone_changed: (p) => `${p.actor} changed the phone of ${p.subject}`,
  own_phone_changed: (p) => `${p.actor} changed their own phone`,
  identity_proven: (p) => `${p.actor} confirmed again that it is them`,
  temporary_code_given: (p) => `${p.actor} gave ${p.subject} a temporary code`,
  temporary_code_used: (p) => `${p.actor} used a temporary code`,
  temporary_code_voided: (p) => `A temporary code of ${p.subject} became void`,
  registration_code_given: (p) => `${p.actor} gave ${p.subject} a registration code`,
  registration_code_accepted: (p) => `${p.actor} typed the registration code`,
  registration_code_refused: (p) => `A registration code for ${p.subject} was refused`,
  operator_created: (p) => `${p.actor} added ${p.subject}`,
  operator_renamed: (p) => `${p.actor} renamed ${p.subject}`,
  email_changed: (p) => `${p.actor} changed the e-mail of ${p.subject}`,
  role_changed: (p) => `${p.actor} changed the role of ${p.subject}`,
  password_reset: (p) => `${p.actor} reset the password of ${p.subject}`,
  password_changed: (p) => `${p.actor} chose a new password`,
  operator_disabled: (p) => `${p.actor} disabled ${p.subject}`,
  operator_enabled: (p) => `${p.actor} enabled ${p.subject}`,
  operator_unlocked: (p) => `${p.actor} unlocked ${p.subject}`,
  operators_imported: (p) =>
    `${p.actor} imported operators: ${f.number(p.imported.added)} added, ${f.number(p.imported.changed)} changed`,
  two_factor_required: (p) => `${p.actor} turned two-factor on for ${p.subject}`,
  two_factor_not_required: (p) => `${p.actor} turned two-factor off for ${p.subject}`,
  two_factor_enabled: (p) => `${p.actor} enabled two-factor sign-in for the institution`,
  two_factor_disabled: (p) => `${p.actor} disabled two-factor sign-in for the institution`,
  desk_changed: (p) => `${p.actor} changed the settings of this desk`,
  start_announced: (p) => `${p.actor} announced that two-factor sign-in starts on ${p.day}`,
  start_withdrawn: (p) => `${p.actor} had two-factor sign-in start at once`,
  activation_requested: (p) => `${p.actor} requested two-factor sign-in`,
  settings_changed: (p) => `${p.actor} changed the settings`,
  service_access_opened: () => "The service team opened service access",
  service_key_refused: () => "A service key was refused",
  service_key_replaced: () => "The service team replaced the service key",
  data_opened: () =>
    "The service team opened data whose key this computer's password store had lost",
  clock_accepted: (p) => `${p.actor} accepted this PC's clock`,
  finding_accepted: () => "The service team opened data that was changed outside Guichet",
  keys_rotated: (p) => `${p.actor} made new keys`,
  backup_made: (p) => `${p.actor} made a backup`,
  backup_restored: (p) => `The service team restored the backup of ${p.moment}`,
  trail_exported: (p) => `${p.actor} exported the audit trail`,
  operators_exported: (p) => `${p.actor} exported the list of operators`,
  not_allowed: (p) => `${p.actor} tried something that is not allowed`,
};

const because = (p: { sentence: string; reason: string }) => `${p.sentence} (${p.reason})`;

export const enHistory = {
  entry: (entry: HistoryEntry) => {
    const subject = entry.subject ?? "someone";
    // The service team has no account of its own, and neither has who tries something unknown.
    const nobody = entry.event === "not_allowed" ? "Someone" : "The service team";
    const actor = entry.actor ?? nobody;
    const { reason } = entry;
    const at = Date.parse(reason ?? "");
    const moment = Number.isNaN(at) ? "an unknown day" : `${f.date(at)}, ${f.time(at)}`;
    const imported = importedIn(reason);
    const day = Number.isNaN(at) ? "an unknown day" : f.date(at);
    const sentence = events[entry.event]({ actor, subject, moment, day, imported });
    if (reason === null || silent.includes(reason) || reasonIsNoWord(entry.event)) return sentence;
    // A word that came later than this list is still better than nothing.
    const words = Object.hasOwn(becauses, reason) ? becauses[reason as Because] : undefined;
    return because({ sentence, reason: words ?? reason.replaceAll("_", " ") });
  },
  at: (p: { when: string; desk: string }) => `${p.when}, ${p.desk}`,
};
