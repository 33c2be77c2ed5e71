import { describe, expect, test } from "vitest";
import type { Refusal } from "../src/backend/bindings";
import { catalogues, languages } from "./catalogues";

// A record, so that a code without an example here does not compile.
const examples: { [Code in Refusal["code"]]: Extract<Refusal, { code: Code }> } = {
  missing: { code: "missing", field: "username" },
  too_long: { code: "too_long", field: "display_name", maximum: 64 },
  desk_not_kept: { code: "desk_not_kept" },
  too_many_saved_filters: { code: "too_many_saved_filters", maximum: 20 },
  start_day_out_of_range: { code: "start_day_out_of_range" },
  forbidden_character: { code: "forbidden_character", field: "username" },
  name_taken: { code: "name_taken" },
  not_an_email: { code: "not_an_email" },
  email_taken: { code: "email_taken" },
  out_of_range: { code: "out_of_range", field: "idle_minutes", minimum: 1, maximum: 60 },
  password_too_short: { code: "password_too_short", field: "password", minimum: 15 },
  password_too_easy: { code: "password_too_easy", field: "password", why: "venue_name" },
  not_six_digits: { code: "not_six_digits" },
  not_eight_digits: { code: "not_eight_digits" },
  registration_code_malformed: { code: "registration_code_malformed" },
  wrong_group: { code: "wrong_group" },
  service_key_malformed: { code: "service_key_malformed" },
  wrong_service_key: { code: "wrong_service_key" },
  wrong_password: { code: "wrong_password" },
  wrong_current_password: { code: "wrong_current_password" },
  delayed: { code: "delayed", wait_seconds: 47, until: Date.now() },
  wrong_code: { code: "wrong_code", tries_left: 4 },
  used_code: { code: "used_code", tries_left: 4 },
  clock_off: { code: "clock_off", minutes: -4, tries_left: 4 },
  clock_behind: { code: "clock_behind", minutes: 1 },
  registration_disabled: { code: "registration_disabled" },
  wrong_temporary_code: { code: "wrong_temporary_code", tries_left: 4 },
  used_temporary_code: { code: "used_temporary_code", tries_left: 4 },
  expired_temporary_code: { code: "expired_temporary_code", tries_left: 4 },
  wrong_registration_code: { code: "wrong_registration_code", tries_left: 4 },
  new_registration_code_needed: { code: "new_registration_code_needed", why: "too_many_tries" },
  start_over: { code: "start_over", why: "expired" },
  phone_not_changed: { code: "phone_not_changed", why: "expired" },
  fresh_code_needed: { code: "fresh_code_needed", with: "code" },
  out_of_order: { code: "out_of_order" },
  not_allowed: { code: "not_allowed" },
  last_administrator: { code: "last_administrator" },
  own_phone: { code: "own_phone" },
  own_account: { code: "own_account" },
  no_such_operator: { code: "no_such_operator" },
  not_registered: { code: "not_registered" },
  already_registered: { code: "already_registered" },
  no_registration_codes: { code: "no_registration_codes" },
  no_code_asked: { code: "no_code_asked" },
  operator_is_disabled: { code: "operator_is_disabled" },
  identity_not_checked: { code: "identity_not_checked" },
  not_an_administrator: { code: "not_an_administrator" },
  root_key_unavailable: { code: "root_key_unavailable" },
  new_keys_need_service_key: { code: "new_keys_need_service_key" },
  already_enabled: { code: "already_enabled" },
  session_ended: { code: "session_ended" },
  session_locked: { code: "session_locked" },
  file_not_saved: {
    code: "file_not_saved",
    folder: "/home/anna/Downloads",
    why: "disk_full",
  },
  busy: { code: "busy" },
  file_exists: { code: "file_exists" },
  place_not_writable: { code: "place_not_writable" },
  no_room: { code: "no_room", disk: "of_the_backup" },
  backup_under_way: { code: "backup_under_way" },
  not_a_backup: { code: "not_a_backup" },
  backup_newer: { code: "backup_newer" },
  backup_damaged: { code: "backup_damaged" },
  backup_unreadable: { code: "backup_unreadable" },
  wrong_backup_key: { code: "wrong_backup_key" },
  wrong_confirmation: { code: "wrong_confirmation" },
  file_too_large: { code: "file_too_large", maximum_mib: 5 },
  too_many_rows: { code: "too_many_rows", maximum: 10_000 },
  not_a_table: { code: "not_a_table" },
  file_unreadable: { code: "file_unreadable" },
  nothing_to_import: { code: "nothing_to_import" },
  import_has_bad_rows: { code: "import_has_bad_rows" },
  import_cancelled: { code: "import_cancelled" },
  key_store_unavailable: { code: "key_store_unavailable", reference: "7KQ2M" },
  try_again_later: { code: "try_again_later", reference: "7KQ2M" },
  failed: { code: "failed", reference: "-" },
};

describe.each(languages)("what a refusal says: %s", (language) => {
  const { refusals } = catalogues[language];

  test.each(Object.values(examples))("$code is one or two whole sentences", (refusal) => {
    const sentence = refusals.sentence(refusal);
    expect(sentence).toMatch(/^\p{Lu}.*\.$/su);
    expect(sentence.split(/[.!?](?:\s|$)/u).filter(Boolean).length).toBeLessThanOrEqual(2);
    expect(sentence).not.toMatch(/undefined|NaN|\[object/u);
    expect(refusals.atField(refusal)).toMatch(/^\p{Lu}[^.]*$/u);
  });

  test("a selection is too large in operators, not in characters PO_2", () => {
    const tooMany = { code: "too_long", field: "operators", maximum: 40 } as const;
    expect(refusals.sentence(tooMany)).toMatch(/ 40 (operators|opérateurs|Personen|operatori)\b/u);
  });
});

// A clock that is off either way is named without a sign, in the right plural.
test.each([
  ["en", "about 4 minutes off", "about 1 minute behind"],
  ["fr", "d’environ 4 minutes", "d’environ 1 minute."],
  ["de", "etwa 4 Minuten falsch", "etwa 1 Minute nach"],
  ["it", "sfasato di circa 4 minuti.", "indietro di circa 1 minuto."],
] as const)("a clock that is off is said in %s EC_5", (language, off, behind) => {
  const { sentence } = catalogues[language].refusals;
  expect(sentence(examples.clock_off)).toContain(off);
  expect(sentence(examples.clock_behind)).toContain(behind);
});
