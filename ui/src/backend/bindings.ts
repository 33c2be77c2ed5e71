// Generated from crates/core by `cargo xtask bindings`. Do not edit.
import { call } from "./call";

export type Timestamp = number; // milliseconds since 1970-01-01T00:00:00Z
export type OperatorId = string;
export type Role = "operator" | "administrator";

// ---------------------------------------------------------------- the sign-in window
/** What the sign-in window shows. The page draws it and decides nothing. */
export type Screen =
  | { screen: "opening" }
  | { screen: "closed"; reason: ClosedReason; service_key_helps: boolean }
  | { screen: "welcome" }
  | { screen: "institution"; name: string; short_name: string }
  | { screen: "first_administrator"; institution: string; display_name: string; username: string }
  | { screen: "two_factor_choice"; institution: string; enabled: boolean }
  | { screen: "service_key"; groups: string[]; asked_group: number }
  | { screen: "sign_in"; venue: string }
  | { screen: "new_password"; venue: string; display_name: string; minimum_length: number }
  | { screen: "get_app"; venue: string; apps: AppLinks[] }
  | { screen: "register"; venue: string; old_label: string | null }
  | {
      screen: "enter_code"; venue: string; label: string;
      /** Whether R1 and R2 came before ("Step 3 of 3"). */
      confirming: boolean;
      /** Codes left in this sign-in, 1 to 5. */
      tries_left: number;
      /** Seconds until a code is looked at again; 0 when at once. */
      wait_seconds: number;
    }
  | { screen: "signed_in"; venue: string; session: SessionDetails }
  | {
      screen: "locked"; venue: string; display_name: string; unlock_with: UnlockWith;
      wait_seconds: number;
    }
  | { screen: "service_access"; venue: string; institution: InstitutionDetails; clock_is_behind: boolean };

export type ClosedReason =
  | "key_store_absent" | "key_store_locked" | "key_store_volatile" | "key_store_slow" | "key_missing" | "wrong_key"
  | "database_newer" | "database_damaged" | "database_read_only" | "disk_full" | "folder_not_writable"
  | "folder_not_ours" | "database_unreadable";

export type UnlockWith = "password" | "code";

export type QrCode = {
  /** Modules along one side, without the margin. */
  size: number;
  /** The dark modules as one SVG path in module units, without the margin. */
  path: string;
};

export type AppId = "google_authenticator" | "microsoft_authenticator" | "two_fas" | "ente_auth" | "aegis";
export type StoreLink = { url: string; qr: QrCode };
export type AppLinks = { app: AppId; name: string; app_store: StoreLink | null; google_play: StoreLink };

/** The one answer that carries a secret key to the page (SE-22). */
export type SecretKeyOnScreen = { qr: QrCode; account: string; issuer: string; label: string; key_groups: string[] };

export type SessionDetails = {
  operator: OperatorId;
  username: string;
  display_name: string;
  role: Role;
  desk: string;
  since: Timestamp;
  last_sign_in: Timestamp | null;
  failures_since: number;
  phone_registered: Timestamp | null;
  phone_changed: { at: Timestamp; by: string } | null;
  two_factor: TwoFactorStanding;
  /** Seconds until the idle lock, as of this answer. */
  locks_in_seconds: number;
};

// ---------------------------------------------------------------- the management window
export type TwoFactorStanding = "off" | "waiting" | "registered";
export type OperatorRow = {
  operator: OperatorId;
  username: string;
  display_name: string;
  role: Role;
  two_factor: TwoFactorStanding;
  phone_registered: Timestamp | null;
  last_sign_in: Timestamp | null;
  locked: boolean;
  disabled: boolean;
};
export type OperatorFilter = "all" | "registered" | "waiting" | "off" | "locked" | "disabled";
export type OperatorSort = "display_name" | "username" | "role" | "two_factor" | "phone_registered" | "last_sign_in";
export type OperatorQuery = { search: string; filter: OperatorFilter; role: Role | null };
export type ListOperators = {
  query: OperatorQuery;
  sort: OperatorSort;
  descending: boolean;
  /** The `next` of the page before, or null for the first page. */
  after: string | null;
  /** Rows a page, 1 to 200. */
  limit: number;
};
export type OperatorPage = {
  rows: OperatorRow[];
  next: string | null;
  /** How many match; exact up to 2,000, beyond that `more_than` is true for searches. */
  total: number;
  more_than: boolean;
  readiness: Readiness;
};
export type Readiness = { registered: number; waiting: number; off: number };

export type OperatorDetails = {
  operator: OperatorId;
  username: string;
  display_name: string;
  role: Role;
  two_factor_required: boolean;
  two_factor: TwoFactorStanding;
  phone_registered: Timestamp | null;
  /** The label of the entry in the phone, when there is or was one. */
  label: string | null;
  disabled: boolean;
  created: Timestamp;
  last_sign_in: Timestamp | null;
  /** When a password or code is looked at again, if there is a wait. */
  locked_until: Timestamp | null;
  must_change_password: boolean;
  open_sessions: number;
  /** Whether this is the administrator who asks (PH-3). */
  is_self: boolean;
  history: HistoryEntry[];
};
export type HistoryEntry = { number: number; at: Timestamp; event: AuditEvent; actor: string | null; subject: string | null; desk: string; reason: string | null };
export type AuditEvent =
  | "institution_set_up" | "signed_in" | "signed_out" | "session_ended" | "session_locked" | "session_unlocked"
  | "password_refused" | "code_refused" | "registration_started" | "phone_registered" | "phone_changed"
  | "operator_created" | "operator_renamed" | "role_changed" | "password_reset" | "password_changed"
  | "operator_disabled" | "operator_enabled" | "operator_unlocked"
  | "two_factor_required" | "two_factor_not_required" | "two_factor_enabled" | "two_factor_disabled"
  | "activation_requested" | "settings_changed" | "service_access_opened" | "service_key_refused" | "clock_accepted"
  | "not_allowed";

/** Management window frame: who works here, or that the desk is locked. */
export type ManagementScreen =
  | { screen: "signed_out" }
  | { screen: "locked"; display_name: string }
  | { screen: "manage"; venue: string; session: SessionDetails; two_factor_enabled: boolean };

export type Selection =
  | { selection: "operators"; operators: OperatorId[] }
  | { selection: "role"; role: Role }
  | { selection: "matching"; query: OperatorQuery };
export type RequirementChanged = { changed: number; skipped: { display_name: string; why: "already_so" | "disabled" }[]; skipped_total: number };

export type CreatedOperator = { details: OperatorDetails; password: string };
export type PasswordReset = { details: OperatorDetails; password: string };
export type PhoneChangeReason = "new_phone" | "lost" | "stolen" | "other";

export type ActivationState =
  | { state: "not_enabled" }
  | { state: "requested"; at: Timestamp; by: string }
  | { state: "enabled"; at: Timestamp };
export type InstitutionDetails = {
  name: string;
  short_name: string;
  activation: ActivationState;
  /** Operators who would register at their next sign-in if the feature were on now. */
  would_register: number;
  operators: number;
  settings: InstitutionSettings;
};
export type InstitutionSettings = { idle_minutes: number; unlock_with: UnlockWith; apps: AppId[]; new_operators_required: boolean };

// ---------------------------------------------------------------- refusals
export type Field =
  | "institution_name" | "short_name" | "display_name" | "username" | "password" | "current_password" | "code"
  | "service_key_group" | "service_key" | "search" | "idle_minutes" | "apps" | "reason" | "operators" | "limit";

export type Refusal =
  | { code: "missing"; field: Field }
  | { code: "too_long"; field: Field; maximum: number }
  | { code: "forbidden_character"; field: Field }
  | { code: "name_taken"; field: Field }
  | { code: "out_of_range"; field: Field; minimum: number; maximum: number }
  | { code: "password_too_short"; field: Field; minimum: number }
  | { code: "password_too_easy"; field: Field; why: "common" | "venue_name" | "own_name" | "same_as_before" }
  | { code: "not_six_digits" }
  | { code: "wrong_group" }
  | { code: "service_key_malformed" }
  | { code: "wrong_service_key" }
  | { code: "wrong_password" }                                  // at sign-in: name or password is not right
  | { code: "wrong_current_password" }                          // unlocking, changing one's own
  | { code: "delayed"; wait_seconds: number; until: Timestamp } // password, code or service key
  | { code: "wrong_code"; tries_left: number }
  | { code: "used_code"; tries_left: number }
  | { code: "clock_off"; minutes: number; tries_left: number }  // never accepted; either sign
  | { code: "clock_behind"; minutes: number }                   // this PC's clock is behind what the app has seen
  | { code: "registration_disabled" }                           // 50 wrong codes in 30 days: CHANGE PHONE needed
  | { code: "start_over"; why: "policy_changed" | "phone_changed" | "expired" | "too_many_codes" | "too_many_sign_ins" | "account_changed" }
  | { code: "out_of_order" }                                    // not what this desk can do now: ask look()
  | { code: "not_allowed" }
  | { code: "last_administrator" }
  | { code: "own_phone" }
  | { code: "own_account" }
  | { code: "no_such_operator" }
  | { code: "not_registered" }
  | { code: "operator_is_disabled" }
  | { code: "identity_not_checked" }
  | { code: "already_enabled" }
  | { code: "session_ended" }
  | { code: "session_locked" }
  | { code: "busy" }
  | { code: "try_again_later"; reference: string }
  | { code: "failed"; reference: string };

/** One function an operation. Each rejects with a `Refusal`. */
export const backend = {
  // any time, sign-in window
  look: () => call<Screen>("look", {}),
  tryAgain: () => call<Screen>("try_again", {}),
  // set-up
  beginSetUp: () => call<Screen>("begin_set_up", {}),
  nameInstitution: (question: { name: string; short_name: string }) => call<Screen>("name_institution", question),
  nameFirstAdministrator: (question: { display_name: string; username: string; password: string }) => call<Screen>("name_first_administrator", question),
  chooseTwoFactor: (question: { enabled: boolean }) => call<Screen>("choose_two_factor", question),
  confirmServiceKey: (question: { group: string }) => call<Screen>("confirm_service_key", question),
  // sign-in
  startSignIn: (question: { username: string; password: string }) => call<Screen>("start_sign_in", question),
  chooseNewPassword: (question: { password: string }) => call<Screen>("choose_new_password", question),
  /** NEXT on R1 and on R2. */
  next: () => call<Screen>("next", {}),
  showSecretKey: () => call<SecretKeyOnScreen>("show_secret_key", {}),
  enterCode: (question: { code: string }) => call<Screen>("enter_code", question),
  /** Back, in set-up, sign-in and service access; from the first step, to where it began. */
  back: () => call<Screen>("back", {}),
  // service access
  openServiceAccess: (question: { service_key: string }) => call<Screen>("open_service_access", question),
  enableTwoFactor: (question: { enabled: boolean }) => call<Screen>("enable_two_factor", question),
  acceptClock: () => call<Screen>("accept_clock", {}),
  // session, sign-in window
  keepActive: () => call<Screen>("keep_active", {}),
  lock: () => call<Screen>("lock", {}),
  unlock: (question: { password: string }) => call<Screen>("unlock", question),
  unlockWithCode: (question: { code: string }) => call<Screen>("unlock_with_code", question),
  signOut: () => call<Screen>("sign_out", {}),
  switchOperator: () => call<Screen>("switch_operator", {}),
  changeMyPassword: (question: { current_password: string; password: string }) => call<Screen>("change_my_password", question),
  /** Opens or raises the management window. */
  openManagement: () => call<null>("open_management", {}),
  // management window
  lookManagement: () => call<ManagementScreen>("look_management", {}),
  listOperators: (question: ListOperators) => call<OperatorPage>("list_operators", question),
  operatorDetails: (question: { operator: OperatorId }) => call<OperatorDetails>("operator_details", question),
  createOperator: (question: { username: string; display_name: string; role: Role }) => call<CreatedOperator>("create_operator", question),
  renameOperator: (question: { operator: OperatorId; username: string; display_name: string }) => call<OperatorDetails>("rename_operator", question),
  changeRole: (question: { operator: OperatorId; role: Role }) => call<OperatorDetails>("change_role", question),
  resetPassword: (question: { operator: OperatorId }) => call<PasswordReset>("reset_password", question),
  disableOperator: (question: { operator: OperatorId }) => call<OperatorDetails>("disable_operator", question),
  enableOperator: (question: { operator: OperatorId }) => call<OperatorDetails>("enable_operator", question),
  unlockOperator: (question: { operator: OperatorId }) => call<OperatorDetails>("unlock_operator", question),
  endSessions: (question: { operator: OperatorId }) => call<OperatorDetails>("end_sessions", question),
  changePhone: (question: { operator: OperatorId; reason: PhoneChangeReason; identity_checked: boolean }) => call<OperatorDetails>("change_phone", question),
  requireTwoFactor: (question: { operators: Selection; required: boolean }) => call<RequirementChanged>("require_two_factor", question),
  institution: () => call<InstitutionDetails>("institution", {}),
  requestActivation: () => call<InstitutionDetails>("request_activation", {}),
  changeSettings: (question: InstitutionSettings) => call<InstitutionDetails>("change_settings", question),
};
