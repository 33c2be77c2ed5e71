import type {
  Disk,
  Field,
  NotSavedBecause,
  NumberField,
  Refusal,
  StartOverReason,
} from "../backend/bindings";
import { formats } from "./format";

const f = formats("en-GB");

const missing: Record<Field, string> = {
  institution_name: "Enter the name of your institution.",
  short_name: "Enter a short name.",
  display_name: "Enter a display name.",
  username: "Enter your operator name.",
  email: "Enter an e-mail address.",
  password: "Enter a password.",
  current_password: "Enter your current password.",
  code: "Enter the six-digit code.",
  temporary_code: "Enter the temporary code.",
  registration_code: "Enter the registration code.",
  service_key_group: "Type the group that is asked for.",
  service_key: "Type the service key.",
  search: "Type what to look for.",
  apps: "Choose at least one app.",
  reason: "Choose a reason.",
  desk_name: "Enter a name for this desk.",
  operators: "Select at least one operator.",
  confirmation: "Type the short name to restore the backup all the same.",
  whom_to_ask: "Type whom to ask.",
  filter_name: "Enter a name for this filter.",
};

// A sentence a field, whole: in other languages the name of a field bends the rest of it.
const tooLong: Record<Field, (maximum: string) => string> = {
  institution_name: (maximum) => `The name is too long. Use at most ${maximum} characters.`,
  short_name: (maximum) => `The short name is too long. Use at most ${maximum} characters.`,
  display_name: (maximum) => `The display name is too long. Use at most ${maximum} characters.`,
  username: (maximum) => `The operator name is too long. Use at most ${maximum} characters.`,
  email: (maximum) => `The e-mail address is too long. Use at most ${maximum} characters.`,
  password: (maximum) => `The password is too long. Use at most ${maximum} characters.`,
  current_password: (maximum) =>
    `The current password is too long. Use at most ${maximum} characters.`,
  code: (maximum) => `The code is too long. Use at most ${maximum} characters.`,
  temporary_code: (maximum) => `The temporary code is too long. Use at most ${maximum} characters.`,
  registration_code: (maximum) =>
    `The registration code is too long. Use at most ${maximum} characters.`,
  service_key_group: (maximum) => `The group is too long. Use at most ${maximum} characters.`,
  service_key: (maximum) => `The service key is too long. Use at most ${maximum} characters.`,
  search: (maximum) => `The search is too long. Use at most ${maximum} characters.`,
  apps: (maximum) => `The list of apps is too long. Use at most ${maximum} characters.`,
  reason: (maximum) => `The reason is too long. Use at most ${maximum} characters.`,
  desk_name: (maximum) => `The desk name is too long. Use at most ${maximum} characters.`,
  operators: (maximum) => `Select at most ${maximum} operators.`,
  confirmation: (maximum) => `The short name is too long. Use at most ${maximum} characters.`,
  whom_to_ask: (maximum) => `Whom to ask is too long. Use at most ${maximum} characters.`,
  filter_name: (maximum) => `The filter's name is too long. Use at most ${maximum} characters.`,
};

const forbiddenCharacter: Record<Field, string> = {
  institution_name: "The name contains a character that is not allowed. Remove it.",
  short_name: "The short name contains a character that is not allowed. Remove it.",
  display_name: "The display name contains a character that is not allowed. Remove it.",
  username: "The operator name contains a character that is not allowed. Remove it.",
  email: "The e-mail address contains a character that is not allowed. Remove it.",
  password: "The password contains a character that is not allowed. Remove it.",
  current_password: "The current password contains a character that is not allowed. Remove it.",
  code: "The code contains a character that is not allowed. Remove it.",
  temporary_code: "The temporary code contains a character that is not allowed. Remove it.",
  registration_code: "The registration code contains a character that is not allowed. Remove it.",
  service_key_group: "The group contains a character that is not allowed. Remove it.",
  service_key: "The service key contains a character that is not allowed. Remove it.",
  search: "The search contains a character that is not allowed. Remove it.",
  apps: "The list of apps contains a character that is not allowed. Remove it.",
  reason: "The reason contains a character that is not allowed. Remove it.",
  desk_name: "The desk name contains a character that is not allowed. Remove it.",
  operators: "The selection contains a character that is not allowed. Remove it.",
  confirmation: "The short name contains a character that is not allowed. Remove it.",
  whom_to_ask: "Whom to ask contains a character that is not allowed. Remove it.",
  filter_name: "The filter's name contains a character that is not allowed. Remove it.",
};

const outOfRange: Record<NumberField, (p: { minimum: string; maximum: string }) => string> = {
  idle_minutes: (p) => `The number of minutes must be between ${p.minimum} and ${p.maximum}.`,
  limit: (p) => `The number must be between ${p.minimum} and ${p.maximum}.`,
};

const tooEasy = {
  common: "This password is too easy to guess: many people use it. Choose another one.",
  venue_name:
    "This password is too easy to guess: it contains the venue's name. Choose another one.",
  own_name:
    "This password is too easy to guess: it contains the operator's name. Choose another one.",
  same_as_before: "This is the password from before. Choose another one.",
};

const startOver: Record<StartOverReason, string> = {
  policy_changed: "The rules for signing in have just changed. Please sign in again.",
  phone_changed: "Your phone was changed. Please sign in again.",
  expired: "That took longer than ten minutes. Please sign in again.",
  too_many_codes: "Too many wrong codes. Please sign in again, or ask an administrator.",
  too_many_sign_ins:
    "You are already signing in at three other desks. Finish or leave one of them first.",
  account_changed: "Your account was changed by an administrator. Please sign in again.",
};

const phoneNotChanged: Record<StartOverReason, string> = {
  policy_changed:
    "The rules for signing in have just changed, and your old phone goes on working. Choose Change my phone to begin again.",
  phone_changed: "Your phone was changed in the meantime. Please sign in again.",
  expired:
    "That took longer than ten minutes, and your old phone goes on working. Choose Change my phone to begin again.",
  too_many_codes:
    "Too many wrong codes, and your old phone goes on working. Begin again in a while, or ask an administrator.",
  too_many_sign_ins:
    "You are signing in at too many desks, and your old phone goes on working. Finish or leave one of them first.",
  account_changed:
    "Your account was changed in the meantime, and your old phone goes on working. Choose Change my phone to begin again.",
};

const freshCodeNeeded = {
  code: "This needs a code that is not older than ten minutes. Confirm that it's you first.",
  password: "This needs your password once more. Confirm that it's you first.",
};

const newRegistrationCode = {
  missing:
    "You have not been given a registration code. Ask an administrator for a registration code.",
  expired:
    "Your registration code is older than 24 hours. Ask an administrator for a new registration code.",
  too_many_tries:
    "The registration code was typed wrong five times. Ask an administrator for a new registration code.",
};

const noRoom: Record<Disk, string> = {
  of_this_pc: "There is no room left on this PC's disk. Free some space, then try again.",
  of_the_backup:
    "There is no room left where the backup was to go. Choose another place, or free some space there.",
};

const minutes = (count: number) => {
  const off = Math.abs(count);
  return f.plural(off, { one: "1 minute", other: `${f.number(off)} minutes` });
};

const notSaved: Record<NotSavedBecause, (p: { folder: string }) => string> = {
  disk_full: (p) =>
    `The file could not be saved in ${p.folder}: there is no room left on the disk. Make room, then export again.`,
  not_allowed: (p) =>
    `The file could not be saved: Guichet may not write into ${p.folder}. Give it the right to, then export again.`,
  no_folder: () =>
    "The file could not be saved: this computer names no folder for downloads. Tell the service team.",
  other: (p) =>
    `The file could not be saved in ${p.folder}. Try again; if it stays so, tell the service team.`,
};

/** What happened and what to do, in at most two sentences. */
function sentence(refusal: Refusal): string {
  switch (refusal.code) {
    case "missing":
      return missing[refusal.field];
    case "too_long":
      return tooLong[refusal.field](f.number(refusal.maximum));
    case "forbidden_character":
      return forbiddenCharacter[refusal.field];
    case "name_taken":
      return "The operator name is already taken. Choose another one.";
    case "not_an_email":
      return "This is no e-mail address. Write one like anna.keller@example.com, or leave it empty.";
    case "email_taken":
      return "Another operator has this e-mail address. Enter another one, or leave it empty.";
    case "out_of_range":
      return outOfRange[refusal.field]({
        minimum: f.number(refusal.minimum),
        maximum: f.number(refusal.maximum),
      });
    case "too_many_saved_filters":
      return `You have ${f.number(refusal.maximum)} saved filters, as many as there can be. Remove one first.`;
    case "desk_not_kept":
      return "Not all of this desk's settings could be kept. Look at them, and try again.";
    case "start_day_out_of_range":
      return "Choose a day from tomorrow on, within a year.";
    case "password_too_short":
      return `This password is too short. Use at least ${f.number(refusal.minimum)} characters.`;
    case "password_too_easy":
      return tooEasy[refusal.why];
    case "not_six_digits":
      return "The code has six digits, from 0 to 9. Look at the app and type it again.";
    case "not_eight_digits":
      return "A temporary code has eight digits, from 0 to 9. Look at it and type it again.";
    case "registration_code_malformed":
      return "A registration code has eight letters and digits. Look at it and type it again.";
    case "wrong_group":
      return "That is not the group that was asked for. Compare it with your print.";
    case "service_key_malformed":
      return "That is not a whole service key. Compare it with the print, group by group.";
    case "wrong_service_key":
      return "That service key is not the one of this institution.";
    case "wrong_password":
      return "Operator name or password is not right. Try again.";
    case "wrong_current_password":
      return "That password is not right. Try again.";
    case "delayed":
      return `Too many attempts. Try again at ${f.time(refusal.until)}, or ask an administrator.`;
    case "wrong_code":
      return "That code is not right. Wait for the next one and try again.";
    case "used_code":
      return "That code was already used. Wait for the next one.";
    case "clock_off":
      return `The clock of this PC or of your phone is about ${minutes(refusal.minutes)} off. Let both set their time by themselves, then try again.`;
    case "clock_behind":
      return `The clock of this PC is about ${minutes(refusal.minutes)} behind. Set it right, or ask the service team.`;
    case "registration_disabled":
      return "Too many wrong codes were entered for this phone. Ask an administrator for CHANGE PHONE.";
    case "wrong_temporary_code":
      return "That temporary code is not right. Type it again, or ask an administrator for a new one.";
    case "used_temporary_code":
      return "That temporary code was already used. Ask an administrator for a new one.";
    case "expired_temporary_code":
      return "That temporary code is no longer valid. Ask an administrator for a new one.";
    case "wrong_registration_code":
      return "That registration code is not right. Compare it and type it again.";
    case "new_registration_code_needed":
      return newRegistrationCode[refusal.why];
    case "start_over":
      return startOver[refusal.why];
    case "phone_not_changed":
      return phoneNotChanged[refusal.why];
    case "fresh_code_needed":
      return freshCodeNeeded[refusal.with];
    case "out_of_order":
      return "That step is already over. This is where the desk is now.";
    case "not_allowed":
      return "You may not do that. Ask an administrator.";
    case "last_administrator":
      return "This is the last administrator. Make someone else an administrator first.";
    case "own_phone":
      return "You can't change your own phone here. Another administrator must do this.";
    case "own_account":
      return "You can't do that to yourself. Another administrator must do this.";
    case "no_such_operator":
      return "This operator no longer exists. Go back to the list.";
    case "not_registered":
      return "There is no phone to change: none is registered.";
    case "already_registered":
      return "This operator has a phone already. Use CHANGE PHONE to register another one.";
    case "no_registration_codes":
      return "Registration codes are switched off in the institution's settings.";
    case "no_code_asked":
      return "This operator is not asked for a code. Turn two-factor sign-in on for them first.";
    case "operator_is_disabled":
      return "This operator is disabled. Enable them first.";
    case "identity_not_checked":
      return "First check who is asking, then tick the box.";
    case "not_an_administrator":
      return "The service team helps administrators only. Ask an administrator to help this operator.";
    case "root_key_unavailable":
      return "This computer's password store does not give out this data's key. Unlock it and try again; until then the old service key stays valid.";
    case "new_keys_need_service_key":
      return "The service team has to make new keys, or replace the service key, once with this version of Guichet. From then on administrators can do it too.";
    case "already_enabled":
      return "Two-factor sign-in is already enabled.";
    case "session_ended":
      return "You are signed out. Sign in again in the sign-in window.";
    case "session_locked":
      return "The desk is locked. Unlock it in the sign-in window.";
    case "file_not_saved":
      return notSaved[refusal.why]({ folder: refusal.folder });
    case "busy":
      return "The desk is still busy with something else. Try again in a moment.";
    case "file_exists":
      return "There is a file of that name already, and a backup never replaces one. Choose another name.";
    case "place_not_writable":
      return "Guichet may not write there. Choose another place.";
    case "no_room":
      return noRoom[refusal.disk];
    case "backup_under_way":
      return "A backup is being made or checked at this moment. Try again when that is done.";
    case "not_a_backup":
      return "That file is not a Guichet backup. Choose another one.";
    case "backup_newer":
      return "This backup was made by a newer version of Guichet. Install that version, then try again.";
    case "backup_damaged":
      return "This backup is damaged: it was cut off or changed. Use another one.";
    case "backup_unreadable":
      return "That file can't be read. Look whether the disk or the stick that it is on is still there.";
    case "wrong_backup_key":
      return "That service key does not open this backup. If the key was replaced since, use the one from the day of the backup.";
    case "wrong_confirmation":
      return "That is not the institution's short name. Type it as it stands above the field.";
    case "file_too_large":
      return `That file is larger than ${f.number(refusal.maximum_mib)} MiB. Split it, and import one part after the other.`;
    case "too_many_rows":
      return `That file has more than ${f.number(refusal.maximum)} rows. Split it, and import one part after the other.`;
    case "not_a_table":
      return "That file is no table that Guichet can read. In the spreadsheet, save it as “CSV UTF-8”, then choose that file.";
    case "file_unreadable":
      return "That file can't be read. Look whether the disk or the stick that it is on is still there.";
    case "nothing_to_import":
      return "The file has to be looked at once more before it is imported. Choose it again.";
    case "import_has_bad_rows":
      return "Nothing is imported while a row of the file is bad. Mend the file, and choose it again.";
    case "import_cancelled":
      return "The import was cancelled. Nothing was changed.";
    case "key_store_unavailable":
      return "This computer's password store is locked or does not answer, so that could not be finished. Unlock it, then look whether it was done before you try again.";
    case "try_again_later":
      return "That could not be saved, and nothing was changed. Try again in a moment; if it stays so, this computer's disk may be full.";
    case "failed":
      return "That did not work, and nothing was changed. If it happens again, tell the service team.";
  }
}

/** The few words under the field itself; the sentence stands above. */
function atField(refusal: Refusal): string {
  switch (refusal.code) {
    case "missing":
      return "This is needed";
    case "too_long":
      return `At most ${f.number(refusal.maximum)} characters`;
    case "forbidden_character":
      return "A character is not allowed";
    case "name_taken":
    case "email_taken":
      return "Already taken";
    case "not_an_email":
      return "Not an e-mail address";
    case "out_of_range":
      return `From ${f.number(refusal.minimum)} to ${f.number(refusal.maximum)}`;
    case "too_many_saved_filters":
      return `At most ${f.number(refusal.maximum)} saved filters`;
    case "desk_not_kept":
      return "Not all was kept";
    case "start_day_out_of_range":
      return "From tomorrow, within a year";
    case "password_too_short":
      return `At least ${f.number(refusal.minimum)} characters`;
    case "password_too_easy":
      return refusal.why === "same_as_before" ? "Same as before" : "Too easy to guess";
    case "not_six_digits":
      return "Six digits, 0 to 9";
    case "not_eight_digits":
      return "Eight digits, 0 to 9";
    case "registration_code_malformed":
      return "Eight letters and digits";
    case "used_code":
    case "used_temporary_code":
      return "Already used";
    case "expired_temporary_code":
      return "No longer valid";
    case "service_key_malformed":
      return "Not a whole key";
    default:
      return "Not right";
  }
}

export const enRefusals = {
  sentence,
  /** The same where it is the screen's own text. */
  newRegistrationCode,
  atField,
  /** Shown beside the sentence from three tries on. */
  triesLeft: (p: { tries: number }) =>
    f.plural(p.tries, { one: "1 try left.", other: `${f.number(p.tries)} tries left.` }),
};
