// Generated from crates/core by `cargo xtask bindings`. Do not edit.
import { call } from "./call";

/**
 * Where the feature stands (PO-1).
 */
export type ActivationState = { "state": "not_enabled" } | { "state": "requested",
/**
 * When.
 */
at: Timestamp,
/**
 * Who, by display name.
 */
by: string, } | { "state": "enabled",
/**
 * Since when.
 */
at: Timestamp, };

/**
 * What is shown next, and the password to hand over.
 */
export type AdministratorPasswordReset = {
/**
 * The administrator.
 */
screen: Screen,
/**
 * Shown this once; to be changed at the next sign-in.
 */
password: string, };

/**
 * Sets the day, or takes it back: then the phone is needed at once. It asks for a fresh code, because
 * until that day the password alone signs in.
 */
export type AnnounceStart = {
/**
 * The moment at which that day begins where the administrator is; nothing for at once.
 */
from: Timestamp | null, };

/**
 * An app that is known to read our QR code.
 */
export type AppId = "google_authenticator" | "microsoft_authenticator" | "two_fas" | "ente_auth" | "aegis";

/**
 * An app and its pages in the stores.
 */
export type AppLinks = {
/**
 * Which.
 */
app: AppId,
/**
 * Its name in the stores.
 */
name: string,
/**
 * Apple's store, where it is there.
 */
app_store: StoreLink | null,
/**
 * Google's store.
 */
google_play: StoreLink, };

/**
 * What happened.
 */
export type AuditEvent = "institution_set_up" | "signed_in" | "signed_out" | "session_ended" | "session_locked" | "session_unlocked" | "password_refused" | "code_refused" | "registration_started" | "phone_registered" | "phone_changed" | "own_phone_changed" | "identity_proven" | "temporary_code_given" | "temporary_code_used" | "temporary_code_voided" | "registration_code_given" | "registration_code_accepted" | "registration_code_refused" | "operator_created" | "operator_renamed" | "email_changed" | "role_changed" | "password_reset" | "password_changed" | "operator_disabled" | "operator_enabled" | "operator_unlocked" | "operators_imported" | "two_factor_required" | "two_factor_not_required" | "two_factor_enabled" | "two_factor_disabled" | "activation_requested" | "start_announced" | "start_withdrawn" | "settings_changed" | "desk_changed" | "service_access_opened" | "service_key_refused" | "service_key_replaced" | "data_opened" | "clock_accepted" | "finding_accepted" | "keys_rotated" | "backup_made" | "backup_restored" | "not_allowed" | "trail_exported" | "operators_exported";

/**
 * What is in a backup: all of it was read and checked.
 */
export type BackupContents = {
/**
 * The institution's name.
 */
institution: string,
/**
 * Its short name: typed back where something would be lost.
 */
short_name: string,
/**
 * When the backup was made.
 */
made_at: Timestamp,
/**
 * Operators, administrators among them.
 */
operators: number,
/**
 * Administrators.
 */
administrators: number,
/**
 * Phones that are in use.
 */
phones: number,
/**
 * What restoring it here would lose.
 */
loses: Loses, };

/**
 * A file that was chosen, as far as it can be read without a key.
 */
export type BackupFile = {
/**
 * Its name, without where it is.
 */
name: string,
/**
 * When it was made, as it says.
 */
made_at: Timestamp, };

/**
 * A backup that was just made.
 */
export type BackupMade = {
/**
 * When.
 */
at: Timestamp,
/**
 * The file's name, without where it is.
 */
name: string,
/**
 * Its size in bytes.
 */
size: number, };

/**
 * A row that can't be imported.
 */
export type BadRow = {
/**
 * Where it begins in the file, from 1.
 */
line: number,
/**
 * All that is wrong with it.
 */
problems: Array<Problem>, };

/**
 * Ends an administrator's registration, and with it every sign-in and session of theirs.
 */
export type ChangeAdministratorPhone = {
/**
 * Whose phone.
 */
operator: OperatorId,
/**
 * Why.
 */
reason: PhoneChangeReason,
/**
 * "I have checked that this is …".
 */
identity_checked: boolean, };

/**
 * The old password and the new one.
 */
export type ChangeMyPassword = {
/**
 * Proves who asks; counted and throttled like at sign-in.
 */
current_password: string,
/**
 * The new one.
 */
password: string, };

/**
 * What proves that it is the operator, with their phone in hand.
 */
export type ChangeMyPhone = {
/**
 * As typed; counted and throttled like at sign-in.
 */
password: string,
/**
 * Of the phone in use, and always a new one: six digits; spaces and hyphens inside are allowed.
 */
code: string, };

/**
 * Ends the registration of an operator, and with it every sign-in and session of theirs.
 */
export type ChangePhone = {
/**
 * Whose phone.
 */
operator: OperatorId,
/**
 * Why.
 */
reason: PhoneChangeReason,
/**
 * "I have checked that this is …".
 */
identity_checked: boolean, };

/**
 * Changes what an operator may do, from the next click on.
 */
export type ChangeRole = {
/**
 * Which.
 */
operator: OperatorId,
/**
 * What they may do.
 */
role: Role, };

/**
 * Changes all settings at once.
 */
export type ChangeSettings = InstitutionSettings;

/**
 * The operator, and what to hand over for the next registration.
 */
export type ChangedPhone = {
/**
 * The operator.
 */
details: OperatorDetails,
/**
 * Shown this once, where the institution has registration codes (RG-7).
 */
registration_code: CodeToHandOver | null, };

/**
 * An operator who would change.
 */
export type ChangedRow = {
/**
 * Where the row begins in the file, from 1.
 */
line: number,
/**
 * Their operator name.
 */
username: string,
/**
 * From what to what.
 */
changes: Array<ImportChange>, };

/**
 * Somebody who is signed in changes their own phone; the old one works until the new one is
 * confirmed (PH-5).
 */
export type ChangingPhone = {
/**
 * Seconds until the idle lock, as of this answer.
 */
locks_in_seconds: number, };

/**
 * "Check this backup".
 */
export type CheckBackup = {
/**
 * The one of the day the backup was made, as typed from the paper.
 */
service_key: string, };

/**
 * Shows an administrator to the service team.
 */
export type ChooseAdministrator = {
/**
 * Which.
 */
operator: OperatorId, };

/**
 * The operator wants this language wherever they sign in.
 */
export type ChooseMyLanguage = {
/**
 * Which.
 */
language: Language, };

/**
 * The new password.
 */
export type ChooseNewPassword = {
/**
 * As typed.
 */
password: string, };

/**
 * Off, or on from now.
 */
export type ChooseTwoFactor = {
/**
 * On from now.
 */
enabled: boolean, };

/**
 * Why the data is closed: the states of SE-13 and SE-18, each with a sentence of its own.
 */
export type ClosedReason = "key_store_absent" | "key_store_locked" | "key_store_volatile" | "key_store_slow" | "key_missing" | "wrong_key" | "database_newer" | "database_not_updated" | "database_damaged" | "database_read_only" | "disk_full" | "folder_not_writable" | "folder_not_ours" | "database_unreadable" | "tampered";

/**
 * A code on its way to the one administrator who hands it over, this once. Never printed.
 */
export type CodeToHandOver = {
/**
 * In the order to be read.
 */
groups: Array<string>,
/**
 * Until when it is valid.
 */
until: Timestamp, };

/**
 * The group that was asked for: it was read, so it counts from now, and the old key no more.
 */
export type ConfirmNewServiceKey = {
/**
 * Four letters.
 */
group: string, };

/**
 * The group that was asked for.
 */
export type ConfirmServiceKey = {
/**
 * Four letters.
 */
group: string, };

/**
 * Creates an operator.
 */
export type CreateOperator = {
/**
 * What they type at sign-in.
 */
username: string,
/**
 * Their name.
 */
display_name: string,
/**
 * Their e-mail; none where it is empty.
 */
email: string,
/**
 * What they may do.
 */
role: Role, };

/**
 * The new operator, and the password to hand over.
 */
export type CreatedOperator = {
/**
 * The operator.
 */
details: OperatorDetails,
/**
 * Shown this once; to be changed at the first sign-in.
 */
password: string,
/**
 * Shown this once, where the institution has registration codes (RG-7).
 */
registration_code: CodeToHandOver | null, };

/**
 * Disables an operator: sessions and sign-ins end, a draft is destroyed (RG-3), and a code
 * that was handed over is void (PH-4).
 */
export type DisableOperator = {
/**
 * Which.
 */
operator: OperatorId, };

/**
 * A disk that has no room left.
 */
export type Disk = "of_this_pc" | "of_the_backup";

/**
 * What makes a password too easy to guess (OP-4).
 */
export type EasyBecause = "common" | "venue_name" | "own_name" | "same_as_before";

/**
 * Lets a disabled administrator sign in again, with the password and the phone they had.
 */
export type EnableAdministrator = {
/**
 * Whom.
 */
operator: OperatorId, };

/**
 * Enables an operator again, with the password and the phone they had.
 */
export type EnableOperator = {
/**
 * Which.
 */
operator: OperatorId, };

/**
 * Turns the feature on or off. No operator is changed by it (PO-3); registrations stay (PO-4).
 */
export type EnableTwoFactor = {
/**
 * On.
 */
enabled: boolean, };

/**
 * Ends all sessions of an administrator.
 */
export type EndAdministratorSessions = {
/**
 * Whose.
 */
operator: OperatorId, };

/**
 * Ends all sessions of an operator.
 */
export type EndSessions = {
/**
 * Which.
 */
operator: OperatorId, };

/**
 * The code, as typed or pasted.
 */
export type EnterCode = {
/**
 * Six digits; spaces and hyphens inside are allowed.
 */
code: string, };

/**
 * Goes on to the secret key with the code that an administrator has handed over.
 */
export type EnterRegistrationCode = {
/**
 * Eight letters and digits, in any case; spaces and hyphens inside are allowed.
 */
code: string, };

/**
 * Signs in with a temporary code. It registers nothing: who waited for a phone still does, and a draft
 * stays a draft.
 */
export type EnterTemporaryCode = {
/**
 * Eight digits; spaces and hyphens inside are allowed.
 */
code: string, };

/**
 * What an event is about, as the trail is filtered by it.
 */
export type EventKind = "sign_in" | "session" | "refused" | "phones" | "operators" | "policy" | "service_team" | "exports";

/**
 * What the file is written in.
 */
export type ExportFormat = "csv" | "json_lines";

/**
 * Saves every operator who matches in the person's folder for downloads.
 */
export type ExportOperators = {
/**
 * Which operators.
 */
query: OperatorQuery,
/**
 * What the columns are called in.
 */
language: Language, };

/**
 * Saves every entry that matches in the person's folder for downloads.
 */
export type ExportTrail = {
/**
 * Which entries.
 */
query: TrailQuery,
/**
 * How.
 */
format: ExportFormat, };

/**
 * A field of a screen, for the refusal that belongs under it.
 */
export type Field = "institution_name" | "short_name" | "display_name" | "username" | "email" | "password" | "current_password" | "code" | "temporary_code" | "registration_code" | "service_key_group" | "service_key" | "search" | "apps" | "reason" | "operators" | "desk_name" | "confirmation" | "whom_to_ask" | "filter_name";

/**
 * What somebody did to the data, outside the app.
 */
export type Finding = { "kind": "row_changed",
/**
 * In this table.
 */
table: Table,
/**
 * About this operator, by the display name that stands there now.
 */
whose: string | null, } | { "kind": "rows_exchanged",
/**
 * In this table.
 */
table: Table, } | { "kind": "older_file" } | { "kind": "evidence_changed" } | { "kind": "schema_changed" } | { "kind": "anchor_missing" } | { "kind": "trail_cut",
/**
 * The last entry that is there.
 */
after: number, } | { "kind": "trail_changed",
/**
 * Which.
 */
number: number, } | { "kind": "trail_removed",
/**
 * From this one
 */
first: number,
/**
 * to this one.
 */
last: number, };

/**
 * Asks for an operator.
 */
export type GetOperatorDetails = {
/**
 * Which.
 */
operator: OperatorId, };

/**
 * Gives an operator who registers next a code for that. An older one is void, and so is a secret key
 * that was shown already: whoever saw it has seen nothing.
 */
export type GiveRegistrationCode = {
/**
 * To whom.
 */
operator: OperatorId, };

/**
 * Gives an operator a code for one sign-in without the phone. An older one is void.
 */
export type GiveTemporaryCode = {
/**
 * To whom.
 */
operator: OperatorId,
/**
 * How long it can be used.
 */
valid_for: ValidFor, };

/**
 * What stands on it.
 */
export type HandOutContent = {
/**
 * Its language.
 */
language: Language,
/**
 * That of the window's buttons.
 */
buttons: Language,
/**
 * The institution's name.
 */
venue: string,
/**
 * Whether the institution has the feature. Before, nobody can say from when on it counts.
 */
two_factor_enabled: boolean,
/**
 * The day from which on the phone is needed, where one is announced.
 */
required_from: Timestamp | null,
/**
 * The apps to choose from, as "Get the app" offers them.
 */
apps: Array<AppLinks>,
/**
 * Whom to ask; nothing for "an administrator".
 */
whom_to_ask: string | null, };

/**
 * An entry as the management window shows it.
 */
export type HistoryEntry = {
/**
 * Its place in the trail.
 */
number: number,
/**
 * When.
 */
at: Timestamp,
/**
 * What.
 */
event: AuditEvent,
/**
 * Who did it, by display name.
 */
actor: string | null,
/**
 * To whom, by display name.
 */
subject: string | null,
/**
 * At which desk.
 */
desk: string,
/**
 * A stable word, as `lost`.
 */
reason: string | null, };

/**
 * What would change of an operator.
 */
export type ImportChange = { "what": "display_name", from: string, to: string, } | { "what": "email", from: string | null, to: string, } | { "what": "role", from: Role, to: Role, } | { "what": "two_factor", from: boolean, to: boolean, };

/**
 * A column of such a file.
 */
export type ImportColumn = "display_name" | "username" | "email" | "role" | "two_factor" | "standing" | "phone_registered" | "last_sign_in" | "disabled";

/**
 * What became of an import.
 */
export type ImportOutcome = { "outcome": "imported",
/**
 * Operators who were added.
 */
new: number,
/**
 * Operators who changed.
 */
changed: number,
/**
 * Operators who were as the file says.
 */
unchanged: number, } | { "outcome": "outdated",
/**
 * What it would do now.
 */
preview: ImportPreview, };

/**
 * What importing a file would do.
 */
export type ImportPreview = {
/**
 * The file's name, without where it is.
 */
file: string,
/**
 * Operators who would be added.
 */
new: number,
/**
 * Operators who would change.
 */
changed: number,
/**
 * Operators who are already as the file says.
 */
unchanged: number,
/**
 * Rows that are bad: nothing is imported while there is one.
 */
bad: number,
/**
 * The first of them.
 */
bad_rows: Array<BadRow>,
/**
 * The first of the changes.
 */
changed_rows: Array<ChangedRow>, };

/**
 * The institution, as administrators and the service team see it.
 */
export type InstitutionDetails = {
/**
 * Its name.
 */
name: string,
/**
 * The name that phones show.
 */
short_name: string,
/**
 * Where the feature stands.
 */
activation: ActivationState,
/**
 * From when on operators who are at "yes" need their phone; nothing where it counts at once, or
 * where that day has come.
 */
required_from: Timestamp | null,
/**
 * How far the enabled operators are.
 */
readiness: Readiness,
/**
 * Enabled operators who have never signed in.
 */
never_signed_in: number,
/**
 * What an administrator may set.
 */
settings: InstitutionSettings, };

/**
 * What an administrator may set.
 */
export type InstitutionSettings = {
/**
 * A desk locks after so many minutes without a touch (SI-5); 1 to 240.
 */
idle_minutes: number,
/**
 * What unlocks it.
 */
unlock_with: UnlockWith,
/**
 * The apps that "Get the app" offers (GA-1).
 */
apps: Array<AppId>,
/**
 * Whether operators created while the feature is on start at "yes" (PO-3).
 */
new_operators_required: boolean,
/**
 * Whether a registration code is typed before a secret key is shown (RG-7).
 */
registration_code_required: boolean, };

/**
 * Judges a password as the operation that chooses it will, with the same refusal: what is said while
 * somebody types is not contradicted in the end. Whether it is the one from before is left for then: that
 * costs a hash.
 */
export type JudgePassword = {
/**
 * As typed so far.
 */
password: string,
/**
 * The first administrator's name, as typed so far. After set-up the desk knows whose password it is, and
 * reads neither this nor the operator name.
 */
display_name: string,
/**
 * The same of the operator name.
 */
username: string, };

/**
 * One of them.
 */
export type Language = "en" | "fr" | "de" | "it";

/**
 * Asks for a page of operators.
 */
export type ListOperators = {
/**
 * Which operators.
 */
query: OperatorQuery,
/**
 * By which column.
 */
sort: OperatorSort,
/**
 * The other way round.
 */
descending: boolean,
/**
 * The `next` of the page before; nothing for the first page.
 */
after: string | null,
/**
 * Rows a page, 1 to 200.
 */
limit: number, };

/**
 * What the list is asked for, but for the page.
 */
export type ListQuestion = {
/**
 * Which operators.
 */
query: OperatorQuery,
/**
 * By which column.
 */
sort: OperatorSort,
/**
 * The other way round.
 */
descending: boolean, };

/**
 * Asks for a page of the trail, the newest entry first.
 */
export type ListTrail = {
/**
 * Which entries.
 */
query: TrailQuery,
/**
 * The `next` of the page before; nothing for the first page.
 */
after: number | null,
/**
 * Entries a page, 1 to 200.
 */
limit: number, };

/**
 * What this computer knows and a backup does not: restoring loses it, so the person says once more
 * that they want to (SE-17).
 */
export type Loses = { "loses": "nothing" } | { "loses": "changes",
/**
 * Phones that changed since, or might have: they stop working.
 */
phones: number, } | { "loses": "other_institution",
/**
 * Its name.
 */
name: string, };

/**
 * What the management window's frame shows.
 */
export type ManagementScreen = { "screen": "signed_out" } | { "screen": "locked",
/**
 * Whose session.
 */
display_name: string, } | { "screen": "manage",
/**
 * The institution's name.
 */
venue: string,
/**
 * Who works here.
 */
session: SessionDetails,
/**
 * Whether the feature is on.
 */
two_factor_enabled: boolean,
/**
 * When the last backup was made.
 */
last_backup: Timestamp | null,
/**
 * Whether it is time for another one (RE-2).
 */
backup_is_due: boolean, };

/**
 * Names the first administrator.
 */
export type NameFirstAdministrator = {
/**
 * Their name.
 */
display_name: string,
/**
 * Their operator name.
 */
username: string,
/**
 * Their password.
 */
password: string, };

/**
 * Names the institution.
 */
export type NameInstitution = {
/**
 * Its name.
 */
name: string,
/**
 * The name that phones will show.
 */
short_name: string, };

/**
 * Why no registration code is valid (RG-7).
 */
export type NoRegistrationCode = "missing" | "expired" | "too_many_tries";

/**
 * Why a file could not be saved.
 */
export type NotSavedBecause = "disk_full" | "not_allowed" | "no_folder" | "other";

/**
 * A field that holds a number: what can be wrong with it is where it lies.
 */
export type NumberField = "idle_minutes" | "limit";

/**
 * Asks for the print window. The shell opens one when this is answered. What was chosen belongs to the
 * session: it is written nowhere.
 */
export type OpenHandOut = {
/**
 * The hand-out's language.
 */
language: Language,
/**
 * That of whoever prints it: for the window's buttons.
 */
buttons: Language,
/**
 * Whom operators are to ask; nothing for "an administrator".
 */
whom_to_ask: string | null, };

/**
 * Shows the service key. Tries are throttled like codes. Wiped on drop.
 */
export type OpenServiceAccess = {
/**
 * As typed from the paper.
 */
service_key: string, };

/**
 * Opens data whose key the key store has lost, or that was changed outside the app; the runner
 * does it before this runs.
 */
export type OpenWithServiceKey = {
/**
 * As typed from the paper.
 */
service_key: string, };

/**
 * An operator, as administrators see them.
 */
export type OperatorDetails = {
/**
 * Which operator.
 */
operator: OperatorId,
/**
 * Their operator name.
 */
username: string,
/**
 * Their name.
 */
display_name: string,
/**
 * Their e-mail, where one was given.
 */
email: string | null,
/**
 * What they may do.
 */
role: Role,
/**
 * Whether they must use the second factor (PO-2).
 */
two_factor_required: boolean,
/**
 * Where they stand with it.
 */
two_factor: TwoFactorStanding,
/**
 * When their phone was registered.
 */
phone_registered: Timestamp | null,
/**
 * The name of the entry in the phone, where there is or was one.
 */
label: string | null,
/**
 * Whether they can't sign in.
 */
disabled: boolean,
/**
 * The language that they have chosen.
 */
language: Language | null,
/**
 * When they were created.
 */
created: Timestamp,
/**
 * When they last signed in.
 */
last_sign_in: Timestamp | null,
/**
 * When a password or code is looked at again, where there is a wait.
 */
locked_until: Timestamp | null,
/**
 * Whether 100 wrong passwords in a row have disabled the password: a reset helps (SE-6).
 */
password_disabled: boolean,
/**
 * Whether 50 wrong codes have disabled the phone: CHANGE PHONE helps (SE-6).
 */
phone_disabled: boolean,
/**
 * Until when a temporary code can be used, where one was given (PH-4).
 */
temporary_code_until: Timestamp | null,
/**
 * Where they stand with the registration code, if they need one to register (RG-7).
 */
registration_code: RegistrationCodeStanding | null,
/**
 * Whether there is a password to sign in with: who was imported has none until it is reset (OP-5).
 */
has_password: boolean,
/**
 * Whether the next sign-in asks for a new password.
 */
must_change_password: boolean,
/**
 * Where they are signed in now.
 */
open_sessions: number,
/**
 * Whether this is the administrator who asks (PH-3).
 */
is_self: boolean,
/**
 * The newest entries of the trail about them.
 */
history: Array<HistoryEntry>, };

/**
 * The chips above the list. All but `All` and `Disabled` leave out disabled operators.
 */
export type OperatorFilter = "all" | "registered" | "waiting" | "off" | "locked" | "disabled";

/**
 * Which operator.
 */
export type OperatorId = string;

/**
 * A page of the list.
 */
export type OperatorPage = {
/**
 * The rows, sorted.
 */
rows: Array<OperatorRow>,
/**
 * Where the next page begins; none after the last.
 */
next: string | null,
/**
 * How many match; at least 2,000 where `more_than`.
 */
total: number,
/**
 * Whether there are more than `total`.
 */
more_than: boolean,
/**
 * How far the enabled operators are, whatever the search.
 */
readiness: Readiness, };

/**
 * Which operators are meant.
 */
export type OperatorQuery = {
/**
 * Beginnings of words of the name, operator name or e-mail; nothing means all.
 */
search: string,
/**
 * The chip that is pressed.
 */
filter: OperatorFilter,
/**
 * Only this role.
 */
role: Role | null, };

/**
 * A row of the list.
 */
export type OperatorRow = {
/**
 * Which operator.
 */
operator: OperatorId,
/**
 * Their operator name.
 */
username: string,
/**
 * Their name.
 */
display_name: string,
/**
 * What they may do.
 */
role: Role,
/**
 * Where they stand with the second factor.
 */
two_factor: TwoFactorStanding,
/**
 * When their phone was registered.
 */
phone_registered: Timestamp | null,
/**
 * When they last signed in.
 */
last_sign_in: Timestamp | null,
/**
 * Whether a wrong password or code makes them wait.
 */
locked: boolean,
/**
 * Whether they can't sign in.
 */
disabled: boolean, };

/**
 * By which column.
 */
export type OperatorSort = "display_name" | "username" | "role" | "two_factor" | "phone_registered" | "last_sign_in";

/**
 * The operator, and the password to hand over.
 */
export type PasswordReset = {
/**
 * The operator.
 */
details: OperatorDetails,
/**
 * Shown this once; to be changed at the next sign-in.
 */
password: string,
/**
 * Shown this once, where they need one to register (RG-7) and none is valid.
 */
registration_code: CodeToHandOver | null, };

/**
 * Why the phone is changed.
 */
export type PhoneChangeReason = "new_phone" | "lost" | "stolen" | "other";

/**
 * A phone that was taken out of use, for its operator to see (AU-4).
 */
export type PhoneChanged = {
/**
 * When.
 */
at: Timestamp,
/**
 * Who did it.
 */
by: PhoneChangedBy,
/**
 * The entry that the old phone holds (RG-6).
 */
old_label: string, };

/**
 * Who changed an operator's phone.
 */
export type PhoneChangedBy = { "who": "themselves" } | { "who": "administrator",
/**
 * By display name.
 */
display_name: string, } | { "who": "service_team" };

/**
 * Something that is wrong with a row.
 */
export type Problem = {
/**
 * In which column; nothing where it is none that Guichet knows.
 */
column: ImportColumn | null,
/**
 * What is wrong.
 */
why: WhyBad,
/**
 * What stands there, shortened, and without what could disguise it.
 */
text: string, };

/**
 * How far it has come.
 */
export type Progress = {
/**
 * What is being done.
 */
stage: Stage,
/**
 * So many bytes, or rows.
 */
done: number,
/**
 * Of so many; as many as are done where nobody knows.
 */
all: number, };

/**
 * With what operators prove that it is them.
 */
export type Proof = "code" | "password";

/**
 * Proves it with a code from the operator's phone.
 */
export type ProveCode = {
/**
 * Six digits; spaces and hyphens inside are allowed.
 */
code: string, };

/**
 * Proves it with the operator's password.
 */
export type ProvePassword = {
/**
 * As typed; counted and throttled like at sign-in.
 */
password: string, };

/**
 * A QR code in module units, without its margin. Error correction M.
 */
export type QrCode = {
/**
 * Modules along one side.
 */
size: number,
/**
 * The dark modules, row by row, as one SVG path.
 */
path: string, };

/**
 * How far the enabled operators are.
 */
export type Readiness = {
/**
 * Required, and registered.
 */
registered: number,
/**
 * Required, and waiting for a phone: they register at their next sign-in, or would if the feature
 * were on now.
 */
waiting: number,
/**
 * Not required.
 */
off: number, };

/**
 * Why an operation was not done. Its `code` is stable; the page has a sentence for each.
 */
export type Refusal = { "code": "missing",
/**
 * Which.
 */
field: Field, } | { "code": "too_long",
/**
 * Which.
 */
field: Field,
/**
 * In characters.
 */
maximum: number, } | { "code": "forbidden_character",
/**
 * Which.
 */
field: Field, } | { "code": "name_taken" } | { "code": "not_an_email" } | { "code": "email_taken" } | { "code": "out_of_range",
/**
 * Which.
 */
field: NumberField,
/**
 * The least allowed.
 */
minimum: number,
/**
 * The most allowed.
 */
maximum: number, } | { "code": "start_day_out_of_range" } | { "code": "desk_not_kept" } | { "code": "password_too_short",
/**
 * Which.
 */
field: Field,
/**
 * In characters.
 */
minimum: number, } | { "code": "password_too_easy",
/**
 * Which.
 */
field: Field,
/**
 * What makes it so.
 */
why: EasyBecause, } | { "code": "not_six_digits" } | { "code": "not_eight_digits" } | { "code": "registration_code_malformed" } | { "code": "wrong_group" } | { "code": "service_key_malformed" } | { "code": "wrong_service_key" } | { "code": "wrong_password" } | { "code": "wrong_current_password" } | { "code": "delayed",
/**
 * From now.
 */
wait_seconds: number,
/**
 * The same as a moment.
 */
until: Timestamp, } | { "code": "wrong_code",
/**
 * In this sign-in.
 */
tries_left: number, } | { "code": "used_code",
/**
 * In this sign-in.
 */
tries_left: number, } | { "code": "clock_off",
/**
 * How far that moment is away.
 */
minutes: number,
/**
 * In this sign-in.
 */
tries_left: number, } | { "code": "clock_behind",
/**
 * How far.
 */
minutes: number, } | { "code": "registration_disabled" } | { "code": "wrong_temporary_code",
/**
 * In this sign-in.
 */
tries_left: number, } | { "code": "used_temporary_code",
/**
 * In this sign-in.
 */
tries_left: number, } | { "code": "expired_temporary_code",
/**
 * In this sign-in.
 */
tries_left: number, } | { "code": "wrong_registration_code",
/**
 * Of this code, in any sign-in.
 */
tries_left: number, } | { "code": "new_registration_code_needed",
/**
 * Why.
 */
why: NoRegistrationCode, } | { "code": "start_over",
/**
 * Why.
 */
why: StartOverReason, } | { "code": "phone_not_changed",
/**
 * Why.
 */
why: StartOverReason, } | { "code": "fresh_code_needed",
/**
 * What is asked for.
 */
with: Proof, } | { "code": "out_of_order" } | { "code": "not_allowed" } | { "code": "last_administrator" } | { "code": "own_phone" } | { "code": "own_account" } | { "code": "no_such_operator" } | { "code": "not_registered" } | { "code": "already_registered" } | { "code": "no_registration_codes" } | { "code": "no_code_asked" } | { "code": "operator_is_disabled" } | { "code": "identity_not_checked" } | { "code": "not_an_administrator" } | { "code": "root_key_unavailable" } | { "code": "new_keys_need_service_key" } | { "code": "already_enabled" } | { "code": "session_ended" } | { "code": "session_locked" } | { "code": "file_not_saved",
/**
 * Where it should have been.
 */
folder: string,
/**
 * Why.
 */
why: NotSavedBecause, } | { "code": "busy" } | { "code": "file_exists" } | { "code": "place_not_writable" } | { "code": "no_room",
/**
 * Which.
 */
disk: Disk, } | { "code": "backup_under_way" } | { "code": "not_a_backup" } | { "code": "backup_newer" } | { "code": "backup_damaged" } | { "code": "backup_unreadable" } | { "code": "wrong_backup_key" } | { "code": "wrong_confirmation" } | { "code": "file_too_large",
/**
 * What one may be at most.
 */
maximum_mib: number, } | { "code": "too_many_rows",
/**
 * So many may be.
 */
maximum: number, } | { "code": "too_many_saved_filters",
/**
 * So many may be.
 */
maximum: number, } | { "code": "not_a_table" } | { "code": "file_unreadable" } | { "code": "nothing_to_import" } | { "code": "import_has_bad_rows" } | { "code": "import_cancelled" } | { "code": "key_store_unavailable",
/**
 * For support.
 */
reference: string, } | { "code": "try_again_later",
/**
 * For support.
 */
reference: string, } | { "code": "failed",
/**
 * For support.
 */
reference: string, };

/**
 * The operator, and the code to hand over.
 */
export type RegistrationCodeGiven = {
/**
 * The operator.
 */
details: OperatorDetails,
/**
 * Shown this once.
 */
code: CodeToHandOver, };

/**
 * Where an operator stands who needs a registration code.
 */
export type RegistrationCodeStanding = { "state": "needed",
/**
 * Why.
 */
why: NoRegistrationCode, } | { "state": "valid",
/**
 * Until when.
 */
until: Timestamp,
/**
 * How often it may still be typed wrong.
 */
tries_left: number, };

/**
 * Removes a saved filter, if it is there. Answers the others.
 */
export type RemoveFilter = {
/**
 * Its name.
 */
name: string, };

/**
 * Gives an operator other names, or another e-mail. The entry in their phone keeps the old name.
 */
export type RenameOperator = {
/**
 * Which.
 */
operator: OperatorId,
/**
 * What they type at sign-in.
 */
username: string,
/**
 * Their name.
 */
display_name: string,
/**
 * Their e-mail; none where it is empty.
 */
email: string, };

/**
 * Requires the second factor of some operators, or no longer.
 */
export type RequireTwoFactor = {
/**
 * Of whom.
 */
operators: Selection,
/**
 * Whether it is required.
 */
required: boolean, };

/**
 * What became of a change for many.
 */
export type RequirementChanged = {
/**
 * How many were changed.
 */
changed: number,
/**
 * The first of those who were not.
 */
skipped: Array<SkippedOperator>,
/**
 * How many were not.
 */
skipped_total: number, };

/**
 * Resets an administrator's password; their sessions and sign-ins end, and a password that was
 * disabled by wrong ones is looked at again.
 */
export type ResetAdministratorPassword = {
/**
 * Whose.
 */
operator: OperatorId, };

/**
 * Resets an operator's password; their sessions and sign-ins end.
 */
export type ResetPassword = {
/**
 * Which.
 */
operator: OperatorId, };

/**
 * "Restore".
 */
export type RestoreBackup = {
/**
 * The one of the day the backup was made, as typed from the paper.
 */
service_key: string,
/**
 * The institution's short name, where something would be lost (SE-17).
 */
confirmation: string, };

/**
 * What an operator may do.
 */
export type Role = "operator" | "administrator";

/**
 * Makes new keys, for a venue whose key store somebody may have read. The runner does it before this
 * runs. Whoever asks has typed the service key just now, whatever the desk shows.
 */
export type RotateKeys = {
/**
 * As typed from the paper.
 */
service_key: string, };

/**
 * Saves a filter, in the place of the one with the same name. Answers all of them.
 */
export type SaveFilter = {
/**
 * As typed.
 */
name: string,
/**
 * What it asks for.
 */
question: ListQuestion, };

/**
 * Saves a file with the columns that an import reads, and a row that shows how, in the person's folder
 * for downloads. There is nothing of the institution in it.
 */
export type SaveImportTemplate = {
/**
 * What the columns are called in.
 */
language: Language, };

/**
 * A file that the person has now.
 */
export type SavedFile = {
/**
 * Where it is.
 */
path: string,
/**
 * How many entries or operators are in it.
 */
entries: number, };

/**
 * A filter that was saved.
 */
export type SavedFilter = {
/**
 * As it was named.
 */
name: string,
/**
 * What it asks for.
 */
question: ListQuestion, };

/**
 * What the sign-in window shows (screens.md).
 */
export type Screen = { "screen": "opening" } | { "screen": "closed",
/**
 * Why.
 */
reason: ClosedReason,
/**
 * Whether the service key can open it.
 */
service_key_helps: boolean,
/**
 * Whether a backup can take its place.
 */
restore_helps: boolean,
/**
 * What was found, where it was changed outside the app.
 */
findings: Array<Finding>, } | { "screen": "welcome" } | { "screen": "institution",
/**
 * As typed before, or empty.
 */
name: string,
/**
 * As typed before, or empty.
 */
short_name: string, } | { "screen": "first_administrator",
/**
 * The institution's name.
 */
institution: string,
/**
 * As typed before, or empty.
 */
display_name: string,
/**
 * As typed before, or empty.
 */
username: string, } | { "screen": "two_factor_choice",
/**
 * The institution's name.
 */
institution: string,
/**
 * As chosen before; off at first (SU-3).
 */
enabled: boolean, } | { "screen": "service_key",
/**
 * The institution's name, to be printed with the key.
 */
venue: string,
/**
 * In the order to be read.
 */
groups: Array<string>,
/**
 * Which has to be typed back; 1 for the first.
 */
asked_group: number, } | { "screen": "sign_in",
/**
 * The institution's name.
 */
venue: string,
/**
 * Whether somebody was on the way and took too long on a screen (SI-4).
 */
expired: boolean, } | { "screen": "new_password",
/**
 * The institution's name.
 */
venue: string,
/**
 * Who chooses.
 */
display_name: string,
/**
 * In characters (OP-4).
 */
minimum_length: number,
/**
 * Seconds until it has waited too long (SI-4).
 */
ends_in_seconds: number, } | { "screen": "announcement",
/**
 * The institution's name.
 */
venue: string,
/**
 * From when on the phone is needed.
 */
starts: Timestamp,
/**
 * Days until then, a started one counted whole.
 */
days_left: number,
/**
 * Seconds until it has waited too long (SI-4).
 */
ends_in_seconds: number, } | { "screen": "get_app",
/**
 * The institution's name.
 */
venue: string,
/**
 * What it offers.
 */
apps: Array<AppLinks>,
/**
 * Where it is one's own phone that is being changed.
 */
changing_phone: ChangingPhone | null,
/**
 * Seconds until it has waited too long (SI-4).
 */
ends_in_seconds: number, } | { "screen": "registration_code",
/**
 * The institution's name.
 */
venue: string,
/**
 * Whether there is one to be typed.
 */
code: RegistrationCodeStanding,
/**
 * Seconds until it has waited too long (SI-4).
 */
ends_in_seconds: number, } | { "screen": "register",
/**
 * The institution's name.
 */
venue: string,
/**
 * The entry to delete in the app, after CHANGE PHONE (RG-6).
 */
old_label: string | null,
/**
 * Where it is one's own phone that is being changed.
 */
changing_phone: ChangingPhone | null,
/**
 * Seconds until it has waited too long (SI-4).
 */
ends_in_seconds: number, } | { "screen": "enter_code",
/**
 * The institution's name.
 */
venue: string,
/**
 * The entry's name in the app.
 */
label: string,
/**
 * Whether R1 and R2 came before ("Step 3 of 3").
 */
confirming: boolean,
/**
 * Codes left in this sign-in, 1 to 5.
 */
tries_left: number,
/**
 * Seconds until a code is looked at again; 0 when at once.
 */
wait_seconds: number,
/**
 * Where it is one's own phone that is being changed.
 */
changing_phone: ChangingPhone | null,
/**
 * Seconds until it has waited too long (SI-4).
 */
ends_in_seconds: number, } | { "screen": "signed_in",
/**
 * The institution's name.
 */
venue: string,
/**
 * Who, since when, and what they should know.
 */
session: SessionDetails, } | { "screen": "locked",
/**
 * The institution's name.
 */
venue: string,
/**
 * Whose session.
 */
display_name: string,
/**
 * What unlocks it (SI-6).
 */
unlock_with: UnlockWith,
/**
 * Seconds until it is looked at again; 0 when at once.
 */
wait_seconds: number, } | { "screen": "service_access",
/**
 * The institution's name.
 */
venue: string,
/**
 * Its state.
 */
institution: InstitutionDetails,
/**
 * Whether this computer's clock is behind what the app has seen (SE-8).
 */
clock_is_behind: boolean,
/**
 * The administrators, by name; who is disabled too.
 */
administrators: Array<OperatorRow>,
/**
 * Whether there are more than are listed.
 */
more_administrators: boolean,
/**
 * Whether the service key was replaced in this visit.
 */
service_key_replaced: boolean,
/**
 * Seconds until the service team has to show the service key again (RE-1).
 */
ends_in_seconds: number, } | { "screen": "service_administrator",
/**
 * The institution's name.
 */
venue: string,
/**
 * Who.
 */
administrator: OperatorDetails,
/**
 * Seconds until the service team has to show the service key again (RE-1).
 */
ends_in_seconds: number, } | { "screen": "new_service_key",
/**
 * The institution's name, to be printed with the key.
 */
venue: string,
/**
 * In the order to be read.
 */
groups: Array<string>,
/**
 * Which has to be typed back; 1 for the first.
 */
asked_group: number,
/**
 * Seconds until the service team has to show the service key again (RE-1).
 */
ends_in_seconds: number, };

/**
 * The secret key, to be scanned or typed (RG-1, RG-2).
 */
export type SecretKeyOnScreen = {
/**
 * The key URI.
 */
qr: QrCode,
/**
 * The account in the app.
 */
account: string,
/**
 * The issuer in the app.
 */
issuer: string,
/**
 * Both, as the app shows them.
 */
label: string,
/**
 * The key as base32, in groups of four.
 */
key_groups: Array<string>, };

/**
 * Who is meant.
 */
export type Selection = { "selection": "operators",
/**
 * Which.
 */
operators: Array<OperatorId>, } | { "selection": "role",
/**
 * Which.
 */
role: Role, } | { "selection": "matching",
/**
 * As the list was asked for.
 */
query: OperatorQuery, };

/**
 * The session that a desk is in.
 */
export type SessionDetails = {
/**
 * Who.
 */
operator: OperatorId,
/**
 * Their operator name.
 */
username: string,
/**
 * Their name.
 */
display_name: string,
/**
 * What they may do.
 */
role: Role,
/**
 * This desk's name.
 */
desk: string,
/**
 * When they signed in.
 */
since: Timestamp,
/**
 * When they signed in before that (AU-4).
 */
last_sign_in: Timestamp | null,
/**
 * Wrong passwords and codes since then (AU-4).
 */
failures_since: number,
/**
 * When their phone was registered.
 */
phone_registered: Timestamp | null,
/**
 * When an earlier phone was changed, and by whom.
 */
phone_changed: PhoneChanged | null,
/**
 * Whether there is a phone in use that they can change themselves (PH-5).
 */
can_change_phone: boolean,
/**
 * Where they stand with the second factor.
 */
two_factor: TwoFactorStanding,
/**
 * Seconds until the idle lock, as of this answer.
 */
locks_in_seconds: number,
/**
 * Seconds until the session has lasted twelve hours (SI-5).
 */
ends_in_seconds: number, };

/**
 * Why an operator was left as they were.
 */
export type SkipReason = "already_so" | "disabled";

/**
 * An operator who was left as they were.
 */
export type SkippedOperator = {
/**
 * Their name.
 */
display_name: string,
/**
 * Why.
 */
why: SkipReason, };

/**
 * What is being done.
 */
export type Stage = "copying" | "writing" | "reading" | "checking" | "finishing" | "comparing" | "importing";

/**
 * Why a sign-in has to begin again.
 */
export type StartOverReason = "policy_changed" | "phone_changed" | "expired" | "too_many_codes" | "too_many_sign_ins" | "account_changed";

/**
 * Begins a sign-in. An unknown, a disabled and a delayed operator cost the same work as a wrong
 * password, and the first two get the same answer (SI-1, SE-7).
 */
export type StartSignIn = {
/**
 * In any spelling.
 */
username: string,
/**
 * As typed.
 */
password: string, };

/**
 * A page in a store.
 */
export type StoreLink = {
/**
 * Its address.
 */
url: string,
/**
 * The same to be scanned.
 */
qr: QrCode, };

/**
 * What a password is worth that is accepted.
 */
export type Strength = "fair" | "strong";

/**
 * A table with protected rows. The order is the one of the sums: new ones come last.
 */
export type Table = "institution" | "operator" | "password" | "registration" | "throttle" | "failure" | "temporary_code" | "registration_code" | "accepted_break";

/**
 * The operator, and the code to hand over.
 */
export type TemporaryCodeGiven = {
/**
 * The operator.
 */
details: OperatorDetails,
/**
 * Shown this once.
 */
code: CodeToHandOver, };

/**
 * A moment: whole milliseconds since 1970-01-01T00:00:00 UTC. Never negative.
 */
export type Timestamp = number;

/**
 * A place where the trail does not hold.
 */
export type TrailBreak = { "kind": "changed",
/**
 * Which.
 */
number: number, } | { "kind": "removed",
/**
 * From this one
 */
first: number,
/**
 * to this one.
 */
last: number, } | { "kind": "cut_off",
/**
 * The last one that was left; 0 where none was.
 */
after: number, };

/**
 * A page of the trail.
 */
export type TrailPage = {
/**
 * The entries, the newest first.
 */
entries: Array<HistoryEntry>,
/**
 * Where the next page begins; none after the last.
 */
next: number | null,
/**
 * How many match; at least 2,000 where `more_than`.
 */
total: number,
/**
 * Whether there are more than `total`.
 */
more_than: boolean,
/**
 * How the whole trail stands; nothing where nobody has followed it yet.
 */
standing: TrailStanding | null, };

/**
 * A break, and whether anybody has seen it.
 */
export type TrailProblem = {
/**
 * What is wrong.
 */
found: TrailBreak,
/**
 * When the service team opened the data all the same; nothing where it is new.
 */
accepted: Timestamp | null, };

/**
 * Which entries are meant; all of it must hold.
 */
export type TrailQuery = {
/**
 * From this moment on.
 */
from: Timestamp | null,
/**
 * Before this moment.
 */
before: Timestamp | null,
/**
 * Who did it, or to whom it was done.
 */
person: OperatorId | null,
/**
 * What it is about.
 */
kind: EventKind | null, };

/**
 * What following the whole chain showed.
 */
export type TrailStanding = {
/**
 * When it was followed.
 */
checked: Timestamp,
/**
 * How many entries there were.
 */
entries: number,
/**
 * What does not hold, by number; the first few.
 */
problems: Array<TrailProblem>,
/**
 * How many problems there are.
 */
problems_total: number, };

/**
 * An operator and the second factor, in one word.
 */
export type TwoFactorStanding = "off" | "waiting" | "registered";

/**
 * Unlocks with the operator's password.
 */
export type Unlock = {
/**
 * As typed.
 */
password: string, };

/**
 * Ends an administrator's waits after wrong passwords and codes. A password or phone that is disabled
 * stays so until it is reset or changed (SE-6).
 */
export type UnlockAdministrator = {
/**
 * Whom.
 */
operator: OperatorId, };

/**
 * Ends the waits after wrong passwords and codes. What counts over 30 days stays counted, and a
 * password or phone that is disabled stays so until it is reset or changed (SE-6).
 */
export type UnlockOperator = {
/**
 * Which.
 */
operator: OperatorId, };

/**
 * What a locked session asks for (SI-6).
 */
export type UnlockWith = "password" | "code";

/**
 * Unlocks with a code from the operator's phone.
 */
export type UnlockWithCode = {
/**
 * Six digits; spaces and hyphens inside are allowed.
 */
code: string, };

/**
 * How long a temporary code is valid.
 */
export type ValidFor = "one_hour" | "four_hours" | "one_day";

/**
 * What can be wrong with a row, the header included.
 */
export type WhyBad = { "is": "unknown_column" } | { "is": "missing_column" } | { "is": "repeated_column" } | { "is": "no_column" } | { "is": "line_break" } | { "is": "missing" } | { "is": "too_long",
/**
 * In characters.
 */
maximum: number, } | { "is": "forbidden_character" } | { "is": "duplicate",
/**
 * Where the other one is.
 */
line: number, } | { "is": "not_an_email" } | { "is": "duplicate_email",
/**
 * Where the other one is.
 */
line: number, } | { "is": "email_taken" } | { "is": "unknown_role" } | { "is": "not_yes_or_no" } | { "is": "last_administrator" } | { "is": "example" };

/** One function an operation. Each rejects with a `Refusal`. */
export const backend = {
  look: () => call<Screen>("look", {}),
  tryAgain: () => call<Screen>("try_again", {}),
  beginSetUp: () => call<Screen>("begin_set_up", {}),
  nameInstitution: (question: NameInstitution) => call<Screen>("name_institution", question),
  nameFirstAdministrator: (question: NameFirstAdministrator) => call<Screen>("name_first_administrator", question),
  judgePassword: (question: JudgePassword) => call<Strength>("judge_password", question),
  chooseTwoFactor: (question: ChooseTwoFactor) => call<Screen>("choose_two_factor", question),
  confirmServiceKey: (question: ConfirmServiceKey) => call<Screen>("confirm_service_key", question),
  startSignIn: (question: StartSignIn) => call<Screen>("start_sign_in", question),
  chooseNewPassword: (question: ChooseNewPassword) => call<Screen>("choose_new_password", question),
  next: () => call<Screen>("next", {}),
  registerLater: () => call<Screen>("register_later", {}),
  showSecretKey: () => call<SecretKeyOnScreen>("show_secret_key", {}),
  enterRegistrationCode: (question: EnterRegistrationCode) => call<Screen>("enter_registration_code", question),
  enterCode: (question: EnterCode) => call<Screen>("enter_code", question),
  enterTemporaryCode: (question: EnterTemporaryCode) => call<Screen>("enter_temporary_code", question),
  back: () => call<Screen>("back", {}),
  openServiceAccess: (question: OpenServiceAccess) => call<Screen>("open_service_access", question),
  openWithServiceKey: (question: OpenWithServiceKey) => call<Screen>("open_with_service_key", question),
  enableTwoFactor: (question: EnableTwoFactor) => call<Screen>("enable_two_factor", question),
  rotateKeys: (question: RotateKeys) => call<Screen>("rotate_keys", question),
  acceptClock: () => call<Screen>("accept_clock", {}),
  chooseAdministrator: (question: ChooseAdministrator) => call<Screen>("choose_administrator", question),
  changeAdministratorPhone: (question: ChangeAdministratorPhone) => call<Screen>("change_administrator_phone", question),
  resetAdministratorPassword: (question: ResetAdministratorPassword) => call<AdministratorPasswordReset>("reset_administrator_password", question),
  endAdministratorSessions: (question: EndAdministratorSessions) => call<Screen>("end_administrator_sessions", question),
  unlockAdministrator: (question: UnlockAdministrator) => call<Screen>("unlock_administrator", question),
  enableAdministrator: (question: EnableAdministrator) => call<Screen>("enable_administrator", question),
  replaceServiceKey: () => call<Screen>("replace_service_key", {}),
  confirmNewServiceKey: (question: ConfirmNewServiceKey) => call<Screen>("confirm_new_service_key", question),
  keepActive: () => call<Screen>("keep_active", {}),
  operatorLanguage: () => call<"en" | "fr" | "de" | "it" | null>("operator_language", {}),
  chooseMyLanguage: (question: ChooseMyLanguage) => call<null>("choose_my_language", question),
  lock: () => call<Screen>("lock", {}),
  unlock: (question: Unlock) => call<Screen>("unlock", question),
  unlockWithCode: (question: UnlockWithCode) => call<Screen>("unlock_with_code", question),
  signOut: () => call<Screen>("sign_out", {}),
  switchOperator: () => call<Screen>("switch_operator", {}),
  changeMyPassword: (question: ChangeMyPassword) => call<Screen>("change_my_password", question),
  changeMyPhone: (question: ChangeMyPhone) => call<Screen>("change_my_phone", question),
  proveCode: (question: ProveCode) => call<null>("prove_code", question),
  provePassword: (question: ProvePassword) => call<null>("prove_password", question),
  lookManagement: () => call<ManagementScreen>("look_management", {}),
  listOperators: (question: ListOperators) => call<OperatorPage>("list_operators", question),
  listSavedFilters: () => call<Array<{
/**
 * As it was named.
 */
name: string,
/**
 * What it asks for.
 */
question: ListQuestion, }>>("list_saved_filters", {}),
  saveFilter: (question: SaveFilter) => call<Array<{
/**
 * As it was named.
 */
name: string,
/**
 * What it asks for.
 */
question: ListQuestion, }>>("save_filter", question),
  removeFilter: (question: RemoveFilter) => call<Array<{
/**
 * As it was named.
 */
name: string,
/**
 * What it asks for.
 */
question: ListQuestion, }>>("remove_filter", question),
  operatorDetails: (question: GetOperatorDetails) => call<OperatorDetails>("operator_details", question),
  createOperator: (question: CreateOperator) => call<CreatedOperator>("create_operator", question),
  renameOperator: (question: RenameOperator) => call<OperatorDetails>("rename_operator", question),
  changeRole: (question: ChangeRole) => call<OperatorDetails>("change_role", question),
  resetPassword: (question: ResetPassword) => call<PasswordReset>("reset_password", question),
  disableOperator: (question: DisableOperator) => call<OperatorDetails>("disable_operator", question),
  enableOperator: (question: EnableOperator) => call<OperatorDetails>("enable_operator", question),
  unlockOperator: (question: UnlockOperator) => call<OperatorDetails>("unlock_operator", question),
  endSessions: (question: EndSessions) => call<OperatorDetails>("end_sessions", question),
  changePhone: (question: ChangePhone) => call<ChangedPhone>("change_phone", question),
  giveTemporaryCode: (question: GiveTemporaryCode) => call<TemporaryCodeGiven>("give_temporary_code", question),
  giveRegistrationCode: (question: GiveRegistrationCode) => call<RegistrationCodeGiven>("give_registration_code", question),
  requireTwoFactor: (question: RequireTwoFactor) => call<RequirementChanged>("require_two_factor", question),
  saveImportTemplate: (question: SaveImportTemplate) => call<SavedFile>("save_import_template", question),
  exportOperators: (question: ExportOperators) => call<SavedFile>("export_operators", question),
  institution: () => call<InstitutionDetails>("institution", {}),
  requestActivation: () => call<InstitutionDetails>("request_activation", {}),
  announceStart: (question: AnnounceStart) => call<InstitutionDetails>("announce_start", question),
  changeSettings: (question: ChangeSettings) => call<InstitutionDetails>("change_settings", question),
  renewKeys: () => call<null>("renew_keys", {}),
  handOut: () => call<HandOutContent>("hand_out", {}),
  listTrail: (question: ListTrail) => call<TrailPage>("list_trail", question),
  checkTrail: () => call<TrailStanding>("check_trail", {}),
  exportTrail: (question: ExportTrail) => call<SavedFile>("export_trail", question),
  openManagement: () => call<null>("open_management", {}),
  openHandOut: (question: OpenHandOut) => call<null>("open_hand_out", question),
};
