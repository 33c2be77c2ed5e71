import { ask } from "./ask";
import type { Refusal } from "./bindings";

// A record rather than a list: a code that the backend gains is a compile error here until
// it is added, so no refusal is ever shown as a failure by mistake.
const codes: Record<Refusal["code"], true> = {
  missing: true,
  too_long: true,
  forbidden_character: true,
  name_taken: true,
  not_an_email: true,
  email_taken: true,
  out_of_range: true,
  start_day_out_of_range: true,
  desk_not_kept: true,
  too_many_saved_filters: true,
  password_too_short: true,
  password_too_easy: true,
  not_six_digits: true,
  not_eight_digits: true,
  registration_code_malformed: true,
  wrong_group: true,
  service_key_malformed: true,
  wrong_service_key: true,
  wrong_password: true,
  wrong_current_password: true,
  delayed: true,
  wrong_code: true,
  used_code: true,
  clock_off: true,
  clock_behind: true,
  registration_disabled: true,
  wrong_temporary_code: true,
  used_temporary_code: true,
  expired_temporary_code: true,
  wrong_registration_code: true,
  new_registration_code_needed: true,
  start_over: true,
  phone_not_changed: true,
  fresh_code_needed: true,
  out_of_order: true,
  not_allowed: true,
  last_administrator: true,
  own_phone: true,
  own_account: true,
  no_such_operator: true,
  not_registered: true,
  already_registered: true,
  no_registration_codes: true,
  no_code_asked: true,
  operator_is_disabled: true,
  identity_not_checked: true,
  not_an_administrator: true,
  root_key_unavailable: true,
  new_keys_need_service_key: true,
  already_enabled: true,
  session_ended: true,
  session_locked: true,
  file_not_saved: true,
  busy: true,
  file_exists: true,
  place_not_writable: true,
  no_room: true,
  backup_under_way: true,
  not_a_backup: true,
  backup_newer: true,
  backup_damaged: true,
  backup_unreadable: true,
  wrong_backup_key: true,
  wrong_confirmation: true,
  file_too_large: true,
  too_many_rows: true,
  not_a_table: true,
  file_unreadable: true,
  nothing_to_import: true,
  import_has_bad_rows: true,
  import_cancelled: true,
  key_store_unavailable: true,
  try_again_later: true,
  failed: true,
};

function isRefusal(thrown: unknown): thrown is Refusal {
  return (
    typeof thrown === "object" &&
    thrown !== null &&
    "code" in thrown &&
    typeof thrown.code === "string" &&
    Object.hasOwn(codes, thrown.code)
  );
}

/**
 * What an operation was refused with. The shell may also reject with a text of its own (a
 * command that this window may not use, say): no such text reaches a screen (SE-24).
 */
export function refusalFrom(thrown: unknown): Refusal {
  return isRefusal(thrown) ? thrown : { code: "failed", reference: "-" };
}

/**
 * Asks the backend one question. Rejects with a `Refusal`, and with nothing else. What goes `beside`
 * the question is for the shell: a channel to tell how far it has come.
 */
export async function call<T>(name: string, question: object, beside: object = {}): Promise<T> {
  try {
    return await ask<T>(name, { question, ...beside });
  } catch (thrown) {
    throw refusalFrom(thrown);
  }
}
