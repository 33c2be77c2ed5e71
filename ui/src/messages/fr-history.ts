import type { AuditEvent, PhoneChangeReason } from "../backend/bindings";
import { f } from "./fr-format";
import { reasonIsNoWord, silent, type Because } from "./en-history";
import { importedIn, type Imported } from "./format";
import type { Messages } from "./index";

const reasons: Record<PhoneChangeReason | "restored", string> = {
  new_phone: "nouveau téléphone",
  lost: "téléphone perdu",
  stolen: "téléphone volé",
  other: "autre raison",
  restored: "une sauvegarde a été restaurée",
};

// What the trail's other words mean, in brackets after the sentence.
const becauses: Record<Because, string> = {
  ...reasons,
  idle: "après inactivité",
  by_hand: "à la main",
  with_computer: "en même temps que l’ordinateur",
  switched_operator: "changement d’opérateur",
  too_long: "après 12 heures",
  app_closed: "Guichet a été fermé",
  ended_by_administrator: "par un administrateur",
  ended_by_service_team: "par l’équipe de service",
  disabled: "le compte a été désactivé",
  password_reset: "un nouveau mot de passe a été donné",
  phone_changed: "le téléphone a été changé",
  data_restored: "une sauvegarde a été restaurée",
  one_hour: "valable une heure",
  four_hours: "valable quatre heures",
  one_day: "valable un jour",
  code: "avec un code",
  password: "avec le mot de passe",
  password_disabled: "le mot de passe est désactivé",
  registration_disabled: "le téléphone est désactivé",
  temporary_wrong: "un code temporaire erroné",
  temporary_used: "un code temporaire déjà utilisé",
  temporary_expired: "un code temporaire expiré",
  newer: "il y en a un plus récent",
  none_valid: "aucun n’est valable",
  delayed: "trop tôt après des essais erronés",
  start_over: "la connexion a dû être recommencée",
  clock_behind: "l’horloge de ce PC retarde",
  clock_off: "une horloge est décalée",
  used: "déjà utilisé",
  while_closed: "pendant que les données étaient fermées",
  for_a_backup: "pour une sauvegarde",
  for_new_keys: "pour de nouvelles clés",
  operator: "désormais opérateur",
  administrator: "désormais administrateur",
  row_changed: "une ligne a été modifiée",
  rows_exchanged: "des lignes ont été échangées",
  older_file: "un fichier plus ancien",
  evidence_changed: "leur dernière marque a été modifiée",
  anchor_missing: "le trousseau de mots de passe avait perdu leur marque",
  trail_cut: "la fin du journal a été supprimée",
  trail_changed: "le journal a été modifié",
  trail_removed: "des entrées du journal ont été supprimées",
  csv: "CSV",
  json_lines: "JSON Lines",
};

/** `account` and `made` come whole: before a bare name, “de” would have to elide. */
type Facts = {
  actor: string;
  subject: string;
  account: string;
  made: string;
  day: string;
  imported: Imported;
};

// One whole sentence an event: who did what to whom, in the past. No participle agrees with a person.
const events: Record<AuditEvent, (p: Facts) => string> = {
  institution_set_up: (p) => `${p.actor} a mis en place l’institution`,
  signed_in: (p) => `${p.actor} a ouvert une session`,
  signed_out: (p) => `${p.actor} a fermé sa session`,
  session_ended: (p) => `La session ouverte par ${p.subject} a pris fin`,
  session_locked: (p) => `Le poste utilisé par ${p.subject} a été verrouillé`,
  session_unlocked: (p) => `${p.actor} a déverrouillé le poste`,
  password_refused: (p) => `Un mot de passe pour ${p.subject} a été refusé`,
  code_refused: (p) => `Un code pour ${p.subject} a été refusé`,
  registration_started: (p) => `${p.actor} a commencé à enregistrer un téléphone`,
  phone_registered: (p) => `${p.actor} a enregistré un téléphone`,
  phone_changed: (p) => `${p.actor} a lancé un changement de téléphone pour ${p.subject}`,
  own_phone_changed: (p) => `${p.actor} a changé son propre téléphone`,
  identity_proven: (p) => `${p.actor} a de nouveau confirmé son identité`,
  temporary_code_given: (p) => `${p.actor} a donné un code temporaire à ${p.subject}`,
  temporary_code_used: (p) => `${p.actor} a utilisé un code temporaire`,
  temporary_code_voided: (p) => `Un code temporaire pour ${p.subject} a été annulé`,
  registration_code_given: (p) => `${p.actor} a donné un code d’enregistrement à ${p.subject}`,
  registration_code_accepted: (p) => `${p.actor} a entré le code d’enregistrement`,
  registration_code_refused: (p) => `Un code d’enregistrement pour ${p.subject} a été refusé`,
  operator_created: (p) => `${p.actor} a ajouté ${p.account}`,
  operator_renamed: (p) => `${p.actor} a renommé ${p.account}`,
  email_changed: (p) => `${p.actor} a modifié l’e-mail de ${p.subject}`,
  role_changed: (p) => `${p.actor} a donné un autre rôle à ${p.subject}`,
  password_reset: (p) => `${p.actor} a donné un nouveau mot de passe à ${p.subject}`,
  password_changed: (p) => `${p.actor} a choisi un nouveau mot de passe`,
  operator_disabled: (p) => `${p.actor} a désactivé ${p.account}`,
  operator_enabled: (p) => `${p.actor} a réactivé ${p.account}`,
  operator_unlocked: (p) => `${p.actor} a débloqué ${p.account}`,
  operators_imported: (p) =>
    `${p.actor} a importé des opérateurs\u00a0: ajouts ${f.number(p.imported.added)}, modifications ${f.number(p.imported.changed)}`,
  two_factor_required: (p) => `${p.actor} a exigé le code pour ${p.subject}`,
  two_factor_not_required: (p) => `${p.actor} a cessé d’exiger le code pour ${p.subject}`,
  two_factor_enabled: (p) => `${p.actor} a activé la connexion à deux facteurs pour l’institution`,
  two_factor_disabled: (p) =>
    `${p.actor} a désactivé la connexion à deux facteurs pour l’institution`,
  desk_changed: (p) => `${p.actor} a modifié les réglages de ce poste`,
  start_announced: (p) => `${p.actor} a annoncé que la connexion à deux facteurs commence ${p.day}`,
  start_withdrawn: (p) => `${p.actor} a fait commencer tout de suite la connexion à deux facteurs`,
  activation_requested: (p) => `${p.actor} a demandé la connexion à deux facteurs`,
  settings_changed: (p) => `${p.actor} a modifié les réglages`,
  service_access_opened: () => "L’équipe de service a ouvert l’accès de service",
  service_key_refused: () => "Une clé de service a été refusée",
  service_key_replaced: () => "L’équipe de service a remplacé la clé de service",
  data_opened: () =>
    "L’équipe de service a ouvert des données dont le trousseau de mots de passe de cet ordinateur avait perdu la clé",
  clock_accepted: (p) => `${p.actor} a accepté l’heure de ce PC`,
  finding_accepted: () => "L’équipe de service a ouvert des données modifiées hors de Guichet",
  keys_rotated: (p) => `${p.actor} a créé de nouvelles clés`,
  backup_made: (p) => `${p.actor} a fait une sauvegarde`,
  backup_restored: (p) => `L’équipe de service a restauré la sauvegarde ${p.made}`,
  trail_exported: (p) => `${p.actor} a exporté le journal d’audit`,
  operators_exported: (p) => `${p.actor} a exporté la liste des opérateurs`,
  not_allowed: (p) => `${p.actor} a tenté une action qui n’est pas autorisée`,
};

const because = (p: { sentence: string; reason: string }) => `${p.sentence} (${p.reason})`;

export const frHistory: Messages["history"] = {
  entry: (entry) => {
    const subject = entry.subject ?? "quelqu’un";
    const account =
      entry.subject === null ? "un compte" : `le compte «\u202f${entry.subject}\u202f»`;
    // The service team has no account of its own, and neither has who tries something unknown.
    const nobody = entry.event === "not_allowed" ? "Quelqu’un" : "L’équipe de service";
    const actor = entry.actor ?? nobody;
    const { reason } = entry;
    const at = Date.parse(reason ?? "");
    const made = Number.isNaN(at) ? "d’un jour inconnu" : `faite le ${f.date(at)} à ${f.time(at)}`;
    const imported = importedIn(reason);
    const day = Number.isNaN(at) ? "un jour inconnu" : `le ${f.date(at)}`;
    const sentence = events[entry.event]({ actor, subject, account, made, day, imported });
    if (reason === null || silent.includes(reason) || reasonIsNoWord(entry.event)) return sentence;
    // A word that came later than this list is still better than nothing.
    const words = Object.hasOwn(becauses, reason) ? becauses[reason as Because] : undefined;
    return because({ sentence, reason: words ?? reason.replaceAll("_", " ") });
  },
  at: (p) => `${p.when}, ${p.desk}`,
};
