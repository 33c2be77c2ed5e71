import type {
  Disk,
  Field,
  NotSavedBecause,
  NumberField,
  Refusal,
  StartOverReason,
} from "../backend/bindings";
import type { Messages } from ".";
import { formats } from "./format";

const f = formats("de-CH");

const missing: Record<Field, string> = {
  institution_name: "Geben Sie den Namen Ihrer Institution ein.",
  short_name: "Geben Sie einen Kurznamen ein.",
  display_name: "Geben Sie einen Anzeigenamen ein.",
  username: "Geben Sie den Benutzernamen ein.",
  email: "Geben Sie eine E-Mail-Adresse ein.",
  password: "Geben Sie ein Passwort ein.",
  current_password: "Geben Sie Ihr aktuelles Passwort ein.",
  code: "Geben Sie den sechsstelligen Code ein.",
  temporary_code: "Geben Sie den temporären Code ein.",
  registration_code: "Geben Sie den Registrierungscode ein.",
  service_key_group: "Geben Sie die verlangte Gruppe ein.",
  service_key: "Geben Sie den Serviceschlüssel ein.",
  search: "Geben Sie ein, was Sie suchen.",
  apps: "Wählen Sie mindestens eine App.",
  reason: "Wählen Sie einen Grund.",
  desk_name: "Geben Sie einen Namen für diesen Arbeitsplatz ein.",
  operators: "Wählen Sie mindestens eine Person aus.",
  confirmation: "Geben Sie den Kurznamen ein, um die Sicherung trotzdem wiederherzustellen.",
  whom_to_ask: "Geben Sie ein, wen man fragt.",
  filter_name: "Geben Sie dem Filter einen Namen.",
};

// A sentence a field, whole: the gender of a field's name bends the rest of it.
const tooLong: Record<Field, (maximum: string) => string> = {
  institution_name: (maximum) =>
    `Der Name ist zu lang. Verwenden Sie höchstens ${maximum} Zeichen.`,
  short_name: (maximum) => `Der Kurzname ist zu lang. Verwenden Sie höchstens ${maximum} Zeichen.`,
  display_name: (maximum) =>
    `Der Anzeigename ist zu lang. Verwenden Sie höchstens ${maximum} Zeichen.`,
  username: (maximum) =>
    `Der Benutzername ist zu lang. Verwenden Sie höchstens ${maximum} Zeichen.`,
  email: (maximum) => `Die E-Mail-Adresse ist zu lang. Verwenden Sie höchstens ${maximum} Zeichen.`,
  password: (maximum) => `Das Passwort ist zu lang. Verwenden Sie höchstens ${maximum} Zeichen.`,
  current_password: (maximum) =>
    `Das aktuelle Passwort ist zu lang. Verwenden Sie höchstens ${maximum} Zeichen.`,
  code: (maximum) => `Der Code ist zu lang. Verwenden Sie höchstens ${maximum} Zeichen.`,
  temporary_code: (maximum) =>
    `Der temporäre Code ist zu lang. Verwenden Sie höchstens ${maximum} Zeichen.`,
  registration_code: (maximum) =>
    `Der Registrierungscode ist zu lang. Verwenden Sie höchstens ${maximum} Zeichen.`,
  service_key_group: (maximum) =>
    `Die Gruppe ist zu lang. Verwenden Sie höchstens ${maximum} Zeichen.`,
  service_key: (maximum) =>
    `Der Serviceschlüssel ist zu lang. Verwenden Sie höchstens ${maximum} Zeichen.`,
  search: (maximum) => `Der Suchtext ist zu lang. Verwenden Sie höchstens ${maximum} Zeichen.`,
  apps: (maximum) => `Die Liste der Apps ist zu lang. Verwenden Sie höchstens ${maximum} Zeichen.`,
  reason: (maximum) => `Der Grund ist zu lang. Verwenden Sie höchstens ${maximum} Zeichen.`,
  desk_name: (maximum) =>
    `Der Name des Arbeitsplatzes ist zu lang. Verwenden Sie höchstens ${maximum} Zeichen.`,
  operators: (maximum) => `Wählen Sie höchstens ${maximum} Personen aus.`,
  confirmation: (maximum) =>
    `Der Kurzname ist zu lang. Verwenden Sie höchstens ${maximum} Zeichen.`,
  whom_to_ask: (maximum) =>
    `«Wen man fragt» ist zu lang. Verwenden Sie höchstens ${maximum} Zeichen.`,
  filter_name: (maximum) =>
    `Der Name des Filters ist zu lang. Verwenden Sie höchstens ${maximum} Zeichen.`,
};

const forbiddenCharacter: Record<Field, string> = {
  institution_name: "Der Name enthält ein Zeichen, das nicht erlaubt ist. Entfernen Sie es.",
  short_name: "Der Kurzname enthält ein Zeichen, das nicht erlaubt ist. Entfernen Sie es.",
  display_name: "Der Anzeigename enthält ein Zeichen, das nicht erlaubt ist. Entfernen Sie es.",
  username: "Der Benutzername enthält ein Zeichen, das nicht erlaubt ist. Entfernen Sie es.",
  email: "Die E-Mail-Adresse enthält ein Zeichen, das nicht erlaubt ist. Entfernen Sie es.",
  password: "Das Passwort enthält ein Zeichen, das nicht erlaubt ist. Entfernen Sie es.",
  current_password:
    "Das aktuelle Passwort enthält ein Zeichen, das nicht erlaubt ist. Entfernen Sie es.",
  code: "Der Code enthält ein Zeichen, das nicht erlaubt ist. Entfernen Sie es.",
  temporary_code:
    "Der temporäre Code enthält ein Zeichen, das nicht erlaubt ist. Entfernen Sie es.",
  registration_code:
    "Der Registrierungscode enthält ein Zeichen, das nicht erlaubt ist. Entfernen Sie es.",
  service_key_group: "Die Gruppe enthält ein Zeichen, das nicht erlaubt ist. Entfernen Sie es.",
  service_key: "Der Serviceschlüssel enthält ein Zeichen, das nicht erlaubt ist. Entfernen Sie es.",
  search: "Der Suchtext enthält ein Zeichen, das nicht erlaubt ist. Entfernen Sie es.",
  apps: "Die Liste der Apps enthält ein Zeichen, das nicht erlaubt ist. Entfernen Sie es.",
  reason: "Der Grund enthält ein Zeichen, das nicht erlaubt ist. Entfernen Sie es.",
  desk_name:
    "Der Name des Arbeitsplatzes enthält ein Zeichen, das nicht erlaubt ist. Entfernen Sie es.",
  operators: "Die Auswahl enthält ein Zeichen, das nicht erlaubt ist. Entfernen Sie es.",
  confirmation: "Der Kurzname enthält ein Zeichen, das nicht erlaubt ist. Entfernen Sie es.",
  whom_to_ask: "«Wen man fragt» enthält ein Zeichen, das nicht erlaubt ist. Entfernen Sie es.",
  filter_name: "Der Name des Filters enthält ein Zeichen, das nicht erlaubt ist. Entfernen Sie es.",
};

const outOfRange: Record<NumberField, (p: { minimum: string; maximum: string }) => string> = {
  idle_minutes: (p) => `Die Anzahl Minuten muss zwischen ${p.minimum} und ${p.maximum} liegen.`,
  limit: (p) => `Die Anzahl muss zwischen ${p.minimum} und ${p.maximum} liegen.`,
};

const tooEasy = {
  common: "Dieses Passwort ist zu leicht zu erraten: Viele verwenden es. Wählen Sie ein anderes.",
  venue_name:
    "Dieses Passwort ist zu leicht zu erraten: Es enthält den Namen der Institution. Wählen Sie ein anderes.",
  own_name:
    "Dieses Passwort ist zu leicht zu erraten: Es enthält den Namen der Person. Wählen Sie ein anderes.",
  same_as_before: "Das ist das bisherige Passwort. Wählen Sie ein anderes.",
};

const startOver: Record<StartOverReason, string> = {
  policy_changed:
    "Die Regeln für die Anmeldung haben sich soeben geändert. Bitte melden Sie sich noch einmal an.",
  phone_changed: "Ihr Telefon wurde gewechselt. Bitte melden Sie sich noch einmal an.",
  expired: "Das hat länger als zehn Minuten gedauert. Bitte melden Sie sich noch einmal an.",
  too_many_codes:
    "Zu viele falsche Codes. Melden Sie sich noch einmal an oder wenden Sie sich an die Administration.",
  too_many_sign_ins:
    "Sie melden sich schon an drei anderen Arbeitsplätzen an. Beenden oder verlassen Sie zuerst eine dieser Anmeldungen.",
  account_changed:
    "Ihr Konto wurde von der Administration geändert. Bitte melden Sie sich noch einmal an.",
};

const phoneNotChanged: Record<StartOverReason, string> = {
  policy_changed:
    "Die Regeln für die Anmeldung haben sich soeben geändert, und Ihr altes Telefon gilt weiter. Wählen Sie «Mein Telefon wechseln», um neu zu beginnen.",
  phone_changed:
    "Ihr Telefon wurde in der Zwischenzeit gewechselt. Bitte melden Sie sich noch einmal an.",
  expired:
    "Das hat länger als zehn Minuten gedauert, und Ihr altes Telefon gilt weiter. Wählen Sie «Mein Telefon wechseln», um neu zu beginnen.",
  too_many_codes:
    "Zu viele falsche Codes, und Ihr altes Telefon gilt weiter. Beginnen Sie in einer Weile neu oder wenden Sie sich an die Administration.",
  too_many_sign_ins:
    "Sie melden sich an zu vielen Arbeitsplätzen an, und Ihr altes Telefon gilt weiter. Beenden oder verlassen Sie zuerst eine dieser Anmeldungen.",
  account_changed:
    "Ihr Konto wurde in der Zwischenzeit geändert, und Ihr altes Telefon gilt weiter. Wählen Sie «Mein Telefon wechseln», um neu zu beginnen.",
};

const freshCodeNeeded = {
  code: "Dafür braucht es einen Code, der nicht älter als zehn Minuten ist. Bestätigen Sie zuerst, dass Sie es sind.",
  password: "Dafür braucht es noch einmal Ihr Passwort. Bestätigen Sie zuerst, dass Sie es sind.",
};

const newRegistrationCode = {
  missing:
    "Für Sie ist kein Registrierungscode ausgestellt. Bitten Sie die Administration um einen Registrierungscode.",
  expired:
    "Ihr Registrierungscode ist älter als 24 Stunden. Bitten Sie die Administration um einen neuen Registrierungscode.",
  too_many_tries:
    "Der Registrierungscode wurde fünfmal falsch eingegeben. Bitten Sie die Administration um einen neuen Registrierungscode.",
};

const noRoom: Record<Disk, string> = {
  of_this_pc:
    "Auf diesem PC ist kein Speicherplatz mehr frei. Schaffen Sie Platz und versuchen Sie es dann noch einmal.",
  of_the_backup:
    "Am Ort der Sicherung ist kein Speicherplatz mehr frei. Wählen Sie einen anderen Ort oder schaffen Sie dort Platz.",
};

const minutes = (count: number) => {
  const off = Math.abs(count);
  return f.plural(off, { one: "1 Minute", other: `${f.number(off)} Minuten` });
};

const notSaved: Record<NotSavedBecause, (p: { folder: string }) => string> = {
  disk_full: (p) =>
    `Die Datei liess sich nicht im Ordner ${p.folder} speichern: Es ist kein Speicherplatz mehr frei. Schaffen Sie Platz und exportieren Sie dann noch einmal.`,
  not_allowed: (p) =>
    `Die Datei liess sich nicht speichern: Guichet darf nicht in den Ordner ${p.folder} schreiben. Geben Sie Guichet das Recht dazu und exportieren Sie dann noch einmal.`,
  no_folder: () =>
    "Die Datei liess sich nicht speichern: Auf diesem Computer ist kein Ordner für Downloads festgelegt. Melden Sie es dem Serviceteam.",
  other: (p) =>
    `Die Datei liess sich nicht im Ordner ${p.folder} speichern. Versuchen Sie es noch einmal; wenn es dabei bleibt, melden Sie es dem Serviceteam.`,
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
      return "Der Benutzername ist schon vergeben. Wählen Sie einen anderen.";
    case "not_an_email":
      return "Das ist keine E-Mail-Adresse. Geben Sie eine wie anna.keller@example.com ein, oder lassen Sie das Feld leer.";
    case "email_taken":
      return "Jemand anderes hat diese E-Mail-Adresse. Geben Sie eine andere ein, oder lassen Sie das Feld leer.";
    case "out_of_range":
      return outOfRange[refusal.field]({
        minimum: f.number(refusal.minimum),
        maximum: f.number(refusal.maximum),
      });
    case "too_many_saved_filters":
      return `Sie haben ${f.number(refusal.maximum)} Filter gespeichert, mehr sind nicht möglich. Löschen Sie zuerst einen.`;
    case "desk_not_kept":
      return "Nicht alle Einstellungen dieses Arbeitsplatzes konnten gespeichert werden. Prüfen Sie sie und versuchen Sie es noch einmal.";
    case "start_day_out_of_range":
      return "Wählen Sie einen Tag ab morgen, höchstens in einem Jahr.";
    case "password_too_short":
      return `Dieses Passwort ist zu kurz. Verwenden Sie mindestens ${f.number(refusal.minimum)} Zeichen.`;
    case "password_too_easy":
      return tooEasy[refusal.why];
    case "not_six_digits":
      return "Der Code hat sechs Ziffern von 0 bis 9. Schauen Sie in der App nach und geben Sie ihn noch einmal ein.";
    case "not_eight_digits":
      return "Ein temporärer Code hat acht Ziffern von 0 bis 9. Schauen Sie nach und geben Sie ihn noch einmal ein.";
    case "registration_code_malformed":
      return "Ein Registrierungscode hat acht Buchstaben und Ziffern. Schauen Sie nach und geben Sie ihn noch einmal ein.";
    case "wrong_group":
      return "Das ist nicht die verlangte Gruppe. Vergleichen Sie sie mit Ihrem Ausdruck.";
    case "service_key_malformed":
      return "Das ist kein vollständiger Serviceschlüssel. Vergleichen Sie ihn Gruppe für Gruppe mit dem Ausdruck.";
    case "wrong_service_key":
      return "Das ist nicht der Serviceschlüssel dieser Institution.";
    case "wrong_password":
      return "Benutzername oder Passwort stimmt nicht. Versuchen Sie es noch einmal.";
    case "wrong_current_password":
      return "Dieses Passwort stimmt nicht. Versuchen Sie es noch einmal.";
    case "delayed":
      return `Zu viele Versuche. Versuchen Sie es um ${f.time(refusal.until)} Uhr wieder oder wenden Sie sich an die Administration.`;
    case "wrong_code":
      return "Dieser Code stimmt nicht. Warten Sie auf den nächsten und versuchen Sie es noch einmal.";
    case "used_code":
      return "Dieser Code wurde schon verwendet. Warten Sie auf den nächsten.";
    case "clock_off":
      return `Die Uhr dieses PCs oder Ihres Telefons geht etwa ${minutes(refusal.minutes)} falsch. Lassen Sie beide die Zeit automatisch einstellen und versuchen Sie es dann noch einmal.`;
    case "clock_behind":
      return `Die Uhr dieses PCs geht etwa ${minutes(refusal.minutes)} nach. Stellen Sie sie richtig oder wenden Sie sich an das Serviceteam.`;
    case "registration_disabled":
      return "Für dieses Telefon wurden zu viele falsche Codes eingegeben. Bitten Sie die Administration um TELEFON WECHSELN.";
    case "wrong_temporary_code":
      return "Dieser temporäre Code stimmt nicht. Geben Sie ihn noch einmal ein oder bitten Sie die Administration um einen neuen.";
    case "used_temporary_code":
      return "Dieser temporäre Code wurde schon verwendet. Bitten Sie die Administration um einen neuen.";
    case "expired_temporary_code":
      return "Dieser temporäre Code gilt nicht mehr. Bitten Sie die Administration um einen neuen.";
    case "wrong_registration_code":
      return "Dieser Registrierungscode stimmt nicht. Vergleichen Sie ihn und geben Sie ihn noch einmal ein.";
    case "new_registration_code_needed":
      return newRegistrationCode[refusal.why];
    case "start_over":
      return startOver[refusal.why];
    case "phone_not_changed":
      return phoneNotChanged[refusal.why];
    case "fresh_code_needed":
      return freshCodeNeeded[refusal.with];
    case "out_of_order":
      return "Dieser Schritt ist schon vorbei. Hier sehen Sie, wo der Arbeitsplatz jetzt steht.";
    case "not_allowed":
      return "Das dürfen Sie nicht. Wenden Sie sich an die Administration.";
    case "last_administrator":
      return "Das ist die letzte Person mit der Rolle Administration. Geben Sie diese Rolle zuerst jemand anderem.";
    case "own_phone":
      return "Ihr eigenes Telefon können Sie hier nicht wechseln. Das muss jemand anders aus der Administration tun.";
    case "own_account":
      return "Bei sich selbst können Sie das nicht tun. Das muss jemand anders aus der Administration tun.";
    case "no_such_operator":
      return "Diese Person gibt es hier nicht mehr. Gehen Sie zurück zur Liste.";
    case "not_registered":
      return "Es gibt kein Telefon zu wechseln: Keines ist registriert.";
    case "already_registered":
      return "Diese Person hat schon ein Telefon. Verwenden Sie TELEFON WECHSELN, um ein anderes zu registrieren.";
    case "no_registration_codes":
      return "Registrierungscodes sind in den Einstellungen der Institution ausgeschaltet.";
    case "no_code_asked":
      return "Diese Person wird nicht nach einem Code gefragt. Schalten Sie zuerst ihre Zwei-Faktor-Anmeldung ein.";
    case "operator_is_disabled":
      return "Dieses Konto ist deaktiviert. Aktivieren Sie es zuerst.";
    case "identity_not_checked":
      return "Prüfen Sie zuerst, wer danach fragt, und setzen Sie dann das Häkchen.";
    case "not_an_administrator":
      return "Das Serviceteam hilft nur der Administration. Bitten Sie die Administration, dieser Person zu helfen.";
    case "root_key_unavailable":
      return "Der Passwortspeicher dieses Computers gibt den Schlüssel dieser Daten nicht heraus. Entsperren Sie ihn und versuchen Sie es noch einmal; bis dahin gilt der alte Serviceschlüssel.";
    case "new_keys_need_service_key":
      return "Das Serviceteam muss mit dieser Version von Guichet einmal neue Schlüssel erzeugen oder den Serviceschlüssel ersetzen. Danach kann es auch die Administration.";
    case "already_enabled":
      return "Die Zwei-Faktor-Anmeldung ist schon freigeschaltet.";
    case "session_ended":
      return "Sie sind abgemeldet. Melden Sie sich im Anmeldefenster wieder an.";
    case "session_locked":
      return "Der Arbeitsplatz ist gesperrt. Entsperren Sie ihn im Anmeldefenster.";
    case "file_not_saved":
      return notSaved[refusal.why]({ folder: refusal.folder });
    case "busy":
      return "Der Arbeitsplatz ist noch mit etwas anderem beschäftigt. Versuchen Sie es gleich noch einmal.";
    case "file_exists":
      return "Eine Datei mit diesem Namen gibt es schon, und eine Sicherung ersetzt nie eine Datei. Wählen Sie einen anderen Namen.";
    case "place_not_writable":
      return "Guichet darf dort nicht schreiben. Wählen Sie einen anderen Ort.";
    case "no_room":
      return noRoom[refusal.disk];
    case "backup_under_way":
      return "Gerade wird eine Sicherung erstellt oder geprüft. Versuchen Sie es noch einmal, wenn das fertig ist.";
    case "not_a_backup":
      return "Diese Datei ist keine Guichet-Sicherung. Wählen Sie eine andere.";
    case "backup_newer":
      return "Diese Sicherung stammt von einer neueren Version von Guichet. Installieren Sie diese Version und versuchen Sie es dann noch einmal.";
    case "backup_damaged":
      return "Diese Sicherung ist beschädigt: Sie wurde abgeschnitten oder verändert. Verwenden Sie eine andere.";
    case "backup_unreadable":
      return "Diese Datei lässt sich nicht lesen. Schauen Sie nach, ob die Festplatte oder der USB-Stick mit der Datei noch angeschlossen ist.";
    case "wrong_backup_key":
      return "Dieser Serviceschlüssel öffnet diese Sicherung nicht. Wenn der Schlüssel seither ersetzt wurde, verwenden Sie den vom Tag der Sicherung.";
    case "wrong_confirmation":
      return "Das ist nicht der Kurzname der Institution. Geben Sie ihn so ein, wie er über dem Feld steht.";
    case "file_too_large":
      return `Diese Datei ist grösser als ${f.number(refusal.maximum_mib)} MiB. Teilen Sie sie auf und importieren Sie einen Teil nach dem anderen.`;
    case "too_many_rows":
      return `Diese Datei hat mehr als ${f.number(refusal.maximum)} Zeilen. Teilen Sie sie auf und importieren Sie einen Teil nach dem anderen.`;
    case "not_a_table":
      return "Guichet kann diese Datei nicht als Tabelle lesen. Speichern Sie sie in der Tabellenkalkulation als «CSV UTF-8» und wählen Sie dann jene Datei aus.";
    case "file_unreadable":
      return "Diese Datei lässt sich nicht lesen. Schauen Sie nach, ob die Festplatte oder der USB-Stick mit der Datei noch angeschlossen ist.";
    case "nothing_to_import":
      return "Die Datei muss vor dem Import noch einmal gelesen werden. Wählen Sie sie erneut aus.";
    case "import_has_bad_rows":
      return "Solange eine Zeile der Datei fehlerhaft ist, wird nichts importiert. Korrigieren Sie die Datei und wählen Sie sie erneut aus.";
    case "import_cancelled":
      return "Der Import wurde abgebrochen. Es hat sich nichts geändert.";
    case "key_store_unavailable":
      return "Der Passwortspeicher dieses Computers ist gesperrt oder antwortet nicht, darum liess sich das nicht abschliessen. Entsperren Sie ihn und sehen Sie nach, ob es erledigt ist, bevor Sie es noch einmal versuchen.";
    case "try_again_later":
      return "Das liess sich nicht speichern, und nichts wurde geändert. Versuchen Sie es gleich noch einmal; wenn es dabei bleibt, hat dieser Computer vielleicht keinen Speicherplatz mehr frei.";
    case "failed":
      return "Das hat nicht geklappt, und nichts wurde geändert. Wenn es wieder vorkommt, melden Sie es dem Serviceteam.";
  }
}

/** The few words under the field itself; the sentence stands above. */
function atField(refusal: Refusal): string {
  switch (refusal.code) {
    case "missing":
      return "Angabe fehlt";
    case "too_long":
      return `Höchstens ${f.number(refusal.maximum)} Zeichen`;
    case "forbidden_character":
      return "Ein Zeichen ist nicht erlaubt";
    case "name_taken":
    case "email_taken":
      return "Schon vergeben";
    case "not_an_email":
      return "Keine E-Mail-Adresse";
    case "out_of_range":
      return `Von ${f.number(refusal.minimum)} bis ${f.number(refusal.maximum)}`;
    case "too_many_saved_filters":
      return `Höchstens ${f.number(refusal.maximum)} Filter`;
    case "desk_not_kept":
      return "Nicht alles gespeichert";
    case "start_day_out_of_range":
      return "Ab morgen, höchstens in einem Jahr";
    case "password_too_short":
      return `Mindestens ${f.number(refusal.minimum)} Zeichen`;
    case "password_too_easy":
      return refusal.why === "same_as_before" ? "Gleich wie bisher" : "Zu leicht zu erraten";
    case "not_six_digits":
      return "Sechs Ziffern, 0 bis 9";
    case "not_eight_digits":
      return "Acht Ziffern, 0 bis 9";
    case "registration_code_malformed":
      return "Acht Buchstaben und Ziffern";
    case "used_code":
    case "used_temporary_code":
      return "Schon verwendet";
    case "expired_temporary_code":
      return "Nicht mehr gültig";
    case "service_key_malformed":
      return "Kein vollständiger Schlüssel";
    default:
      return "Stimmt nicht";
  }
}

export const deRefusals: Messages["refusals"] = {
  sentence,
  newRegistrationCode,
  atField,
  triesLeft: (p) =>
    f.plural(p.tries, { one: "Noch 1 Versuch.", other: `Noch ${f.number(p.tries)} Versuche.` }),
};
