import type {
  Disk,
  Field,
  NotSavedBecause,
  NumberField,
  Refusal,
  StartOverReason,
} from "../backend/bindings";
import type { Messages } from "./index";
import { f } from "./it-format";

const missing: Record<Field, string> = {
  institution_name: "Inserisca il nome della Sua istituzione.",
  short_name: "Inserisca un nome breve.",
  display_name: "Inserisca un nome visualizzato.",
  username: "Inserisca il nome operatore.",
  email: "Inserisca un indirizzo e-mail.",
  password: "Inserisca una password.",
  current_password: "Inserisca la password attuale.",
  code: "Inserisca il codice a sei cifre.",
  temporary_code: "Inserisca il codice temporaneo.",
  registration_code: "Inserisca il codice di registrazione.",
  service_key_group: "Digiti il gruppo richiesto.",
  service_key: "Digiti la chiave di servizio.",
  search: "Digiti che cosa cercare.",
  apps: "Scelga almeno un’app.",
  reason: "Scelga un motivo.",
  desk_name: "Inserisca un nome per questa postazione.",
  operators: "Selezioni almeno un operatore.",
  confirmation: "Digiti il nome breve per ripristinare comunque il backup.",
  whom_to_ask: "Indichi a chi rivolgersi.",
  filter_name: "Dia un nome al filtro.",
};

// A sentence a field, whole: its gender bends the rest of it.
const tooLong: Record<Field, (maximum: string) => string> = {
  institution_name: (maximum) => `Il nome è troppo lungo. Usi al massimo ${maximum} caratteri.`,
  short_name: (maximum) => `Il nome breve è troppo lungo. Usi al massimo ${maximum} caratteri.`,
  display_name: (maximum) =>
    `Il nome visualizzato è troppo lungo. Usi al massimo ${maximum} caratteri.`,
  username: (maximum) => `Il nome operatore è troppo lungo. Usi al massimo ${maximum} caratteri.`,
  email: (maximum) => `L’indirizzo e-mail è troppo lungo. Usi al massimo ${maximum} caratteri.`,
  password: (maximum) => `La password è troppo lunga. Usi al massimo ${maximum} caratteri.`,
  current_password: (maximum) =>
    `La password attuale è troppo lunga. Usi al massimo ${maximum} caratteri.`,
  code: (maximum) => `Il codice è troppo lungo. Usi al massimo ${maximum} caratteri.`,
  temporary_code: (maximum) =>
    `Il codice temporaneo è troppo lungo. Usi al massimo ${maximum} caratteri.`,
  registration_code: (maximum) =>
    `Il codice di registrazione è troppo lungo. Usi al massimo ${maximum} caratteri.`,
  service_key_group: (maximum) => `Il gruppo è troppo lungo. Usi al massimo ${maximum} caratteri.`,
  service_key: (maximum) =>
    `La chiave di servizio è troppo lunga. Usi al massimo ${maximum} caratteri.`,
  search: (maximum) => `La ricerca è troppo lunga. Usi al massimo ${maximum} caratteri.`,
  apps: (maximum) => `L’elenco delle app è troppo lungo. Usi al massimo ${maximum} caratteri.`,
  reason: (maximum) => `Il motivo è troppo lungo. Usi al massimo ${maximum} caratteri.`,
  desk_name: (maximum) =>
    `Il nome della postazione è troppo lungo. Usi al massimo ${maximum} caratteri.`,
  operators: (maximum) => `Selezioni al massimo ${maximum} operatori.`,
  confirmation: (maximum) => `Il nome breve è troppo lungo. Usi al massimo ${maximum} caratteri.`,
  whom_to_ask: (maximum) =>
    `«A chi rivolgersi» è troppo lungo. Usi al massimo ${maximum} caratteri.`,
  filter_name: (maximum) =>
    `Il nome del filtro è troppo lungo. Usi al massimo ${maximum} caratteri.`,
};

const forbiddenCharacter: Record<Field, string> = {
  institution_name: "Il nome contiene un carattere non ammesso. Lo tolga.",
  short_name: "Il nome breve contiene un carattere non ammesso. Lo tolga.",
  display_name: "Il nome visualizzato contiene un carattere non ammesso. Lo tolga.",
  username: "Il nome operatore contiene un carattere non ammesso. Lo tolga.",
  email: "L’indirizzo e-mail contiene un carattere non ammesso. Lo tolga.",
  password: "La password contiene un carattere non ammesso. Lo tolga.",
  current_password: "La password attuale contiene un carattere non ammesso. Lo tolga.",
  code: "Il codice contiene un carattere non ammesso. Lo tolga.",
  temporary_code: "Il codice temporaneo contiene un carattere non ammesso. Lo tolga.",
  registration_code: "Il codice di registrazione contiene un carattere non ammesso. Lo tolga.",
  service_key_group: "Il gruppo contiene un carattere non ammesso. Lo tolga.",
  service_key: "La chiave di servizio contiene un carattere non ammesso. Lo tolga.",
  search: "La ricerca contiene un carattere non ammesso. Lo tolga.",
  apps: "L’elenco delle app contiene un carattere non ammesso. Lo tolga.",
  reason: "Il motivo contiene un carattere non ammesso. Lo tolga.",
  desk_name: "Il nome della postazione contiene un carattere non consentito. Lo rimuova.",
  operators: "La selezione contiene un carattere non ammesso. Lo tolga.",
  confirmation: "Il nome breve contiene un carattere non ammesso. Lo tolga.",
  whom_to_ask: "«A chi rivolgersi» contiene un carattere non ammesso. Lo tolga.",
  filter_name: "Il nome del filtro contiene un carattere non ammesso. Lo tolga.",
};

const outOfRange: Record<NumberField, (p: { minimum: string; maximum: string }) => string> = {
  idle_minutes: (p) => `Il numero di minuti deve essere compreso tra ${p.minimum} e ${p.maximum}.`,
  limit: (p) => `Il numero deve essere compreso tra ${p.minimum} e ${p.maximum}.`,
};

const tooEasy = {
  common: "Questa password è troppo facile da indovinare: la usano in molti. Ne scelga un’altra.",
  venue_name:
    "Questa password è troppo facile da indovinare: contiene il nome dell’istituzione. Ne scelga un’altra.",
  own_name:
    "Questa password è troppo facile da indovinare: contiene il nome dell’operatore. Ne scelga un’altra.",
  same_as_before: "È la stessa password di prima. Ne scelga un’altra.",
};

const startOver: Record<StartOverReason, string> = {
  policy_changed: "Le regole di accesso sono appena cambiate. Acceda di nuovo.",
  phone_changed: "Il Suo telefono è stato cambiato. Acceda di nuovo.",
  expired: "Sono passati più di dieci minuti. Acceda di nuovo.",
  too_many_codes: "Troppi codici sbagliati. Acceda di nuovo o si rivolga a un amministratore.",
  too_many_sign_ins:
    "Ha già accessi in corso su altre tre postazioni. Ne concluda o ne abbandoni prima uno.",
  account_changed: "Il Suo account è stato modificato da un amministratore. Acceda di nuovo.",
};

const phoneNotChanged: Record<StartOverReason, string> = {
  policy_changed:
    "Le regole di accesso sono appena cambiate e il vecchio telefono resta valido. Per ricominciare scelga «Cambiare telefono».",
  phone_changed: "Nel frattempo il Suo telefono è stato cambiato. Acceda di nuovo.",
  expired:
    "Sono passati più di dieci minuti e il vecchio telefono resta valido. Per ricominciare scelga «Cambiare telefono».",
  too_many_codes:
    "Troppi codici sbagliati; il vecchio telefono resta valido. Ricominci tra un po’ o si rivolga a un amministratore.",
  too_many_sign_ins:
    "Ha accessi in corso su troppe postazioni; il vecchio telefono resta valido. Ne concluda o ne abbandoni prima uno.",
  account_changed:
    "Nel frattempo il Suo account è stato modificato e il vecchio telefono resta valido. Per ricominciare scelga «Cambiare telefono».",
};

const freshCodeNeeded = {
  code: "Per questo serve un codice di non più di dieci minuti fa. Confermi prima la Sua identità.",
  password: "Per questo serve ancora una volta la password. Confermi prima la Sua identità.",
};

const newRegistrationCode = {
  missing:
    "Non ha ancora ricevuto un codice di registrazione. Chieda un codice di registrazione a un amministratore.",
  expired:
    "Il codice di registrazione ha più di 24 ore. Chieda un nuovo codice di registrazione a un amministratore.",
  too_many_tries:
    "Il codice di registrazione è stato digitato male cinque volte. Chieda un nuovo codice di registrazione a un amministratore.",
};

const noRoom: Record<Disk, string> = {
  of_this_pc: "Sul disco di questo PC non c’è più spazio. Ne liberi un po’, poi riprovi.",
  of_the_backup:
    "Dove doveva andare il backup non c’è più spazio. Scelga un’altra posizione o liberi spazio lì.",
};

const minutes = (count: number) => {
  const off = Math.abs(count);
  return f.plural(off, { one: "1 minuto", other: `${f.number(off)} minuti` });
};

const notSaved: Record<NotSavedBecause, (p: { folder: string }) => string> = {
  disk_full: (p) =>
    `Non è stato possibile salvare il file in ${p.folder}: sul disco non c’è più spazio. Ne liberi un po’, poi esporti di nuovo.`,
  not_allowed: (p) =>
    `Non è stato possibile salvare il file: Guichet non può scrivere in ${p.folder}. Gli dia il permesso di farlo, poi esporti di nuovo.`,
  no_folder: () =>
    "Non è stato possibile salvare il file: questo computer non indica una cartella per i download. Avvisi il team di assistenza.",
  other: (p) =>
    `Non è stato possibile salvare il file in ${p.folder}. Riprovi; se non funziona ancora, avvisi il team di assistenza.`,
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
      return "Il nome operatore è già in uso. Ne scelga un altro.";
    case "not_an_email":
      return "Questo non è un indirizzo e-mail. Ne inserisca uno come anna.keller@example.com o lasci vuoto il campo.";
    case "email_taken":
      return "Un altro operatore ha questo indirizzo e-mail. Ne inserisca un altro o lasci vuoto il campo.";
    case "out_of_range":
      return outOfRange[refusal.field]({
        minimum: f.number(refusal.minimum),
        maximum: f.number(refusal.maximum),
      });
    case "too_many_saved_filters":
      return `Ha già salvato ${f.number(refusal.maximum)} filtri, di più non è possibile. Ne elimini prima uno.`;
    case "desk_not_kept":
      return "Non è stato possibile salvare tutte le impostazioni di questa postazione. Le controlli e riprovi.";
    case "start_day_out_of_range":
      return "Scelga un giorno a partire da domani, entro un anno.";
    case "password_too_short":
      return `Questa password è troppo corta. Usi almeno ${f.number(refusal.minimum)} caratteri.`;
    case "password_too_easy":
      return tooEasy[refusal.why];
    case "not_six_digits":
      return "Il codice ha sei cifre, da 0 a 9. Guardi nell’app e lo digiti di nuovo.";
    case "not_eight_digits":
      return "Un codice temporaneo ha otto cifre, da 0 a 9. Lo guardi bene e lo digiti di nuovo.";
    case "registration_code_malformed":
      return "Un codice di registrazione ha otto lettere e cifre. Lo guardi bene e lo digiti di nuovo.";
    case "wrong_group":
      return "Non è il gruppo richiesto. Lo confronti con il foglio stampato.";
    case "service_key_malformed":
      return "Non è una chiave di servizio completa. La confronti con il foglio stampato, gruppo per gruppo.";
    case "wrong_service_key":
      return "Questa chiave di servizio non è quella di questa istituzione.";
    case "wrong_password":
      return "Il nome operatore o la password non sono giusti. Riprovi.";
    case "wrong_current_password":
      return "Questa password non è giusta. Riprovi.";
    case "delayed":
      return `Troppi tentativi. Riprovi alle ${f.time(refusal.until)} o si rivolga a un amministratore.`;
    case "wrong_code":
      return "Questo codice non è giusto. Aspetti il prossimo e riprovi.";
    case "used_code":
      return "Questo codice è già stato usato. Aspetti il prossimo.";
    case "clock_off":
      return `L’orologio di questo PC o del telefono è sfasato di circa ${minutes(refusal.minutes)}. Lasci che entrambi regolino l’ora automaticamente, poi riprovi.`;
    case "clock_behind":
      return `L’orologio di questo PC è indietro di circa ${minutes(refusal.minutes)}. Lo regoli o si rivolga al team di assistenza.`;
    case "registration_disabled":
      return "Per questo telefono sono stati inseriti troppi codici sbagliati. Chieda a un amministratore di usare CAMBIARE TELEFONO.";
    case "wrong_temporary_code":
      return "Questo codice temporaneo non è giusto. Lo digiti di nuovo o ne chieda uno nuovo a un amministratore.";
    case "used_temporary_code":
      return "Questo codice temporaneo è già stato usato. Ne chieda uno nuovo a un amministratore.";
    case "expired_temporary_code":
      return "Questo codice temporaneo non è più valido. Ne chieda uno nuovo a un amministratore.";
    case "wrong_registration_code":
      return "Questo codice di registrazione non è giusto. Lo confronti e lo digiti di nuovo.";
    case "new_registration_code_needed":
      return newRegistrationCode[refusal.why];
    case "start_over":
      return startOver[refusal.why];
    case "phone_not_changed":
      return phoneNotChanged[refusal.why];
    case "fresh_code_needed":
      return freshCodeNeeded[refusal.with];
    case "out_of_order":
      return "Questo passo è già concluso. La postazione ora è a questo punto.";
    case "not_allowed":
      return "Non ha il permesso di farlo. Si rivolga a un amministratore.";
    case "last_administrator":
      return "È l’ultimo amministratore. Dia prima questo ruolo a qualcun altro.";
    case "own_phone":
      return "Qui non può cambiare il Suo telefono. Deve farlo un altro amministratore.";
    case "own_account":
      return "Non può farlo sul Suo account. Deve farlo un altro amministratore.";
    case "no_such_operator":
      return "Questo operatore non esiste più. Torni all’elenco.";
    case "not_registered":
      return "Non c’è nessun telefono da cambiare: non ne è registrato nessuno.";
    case "already_registered":
      return "Questo operatore ha già un telefono. Usi CAMBIARE TELEFONO per registrarne un altro.";
    case "no_registration_codes":
      return "I codici di registrazione sono disattivati nelle impostazioni dell’istituzione.";
    case "no_code_asked":
      return "Per questo operatore il codice non è obbligatorio. Lo renda prima obbligatorio.";
    case "operator_is_disabled":
      return "Questo operatore è disattivato. Riattivi prima il suo account.";
    case "identity_not_checked":
      return "Verifichi prima chi lo chiede, poi spunti la casella.";
    case "not_an_administrator":
      return "Il team di assistenza aiuta solo gli amministratori. Per questo operatore si rivolga a un amministratore.";
    case "root_key_unavailable":
      return "L’archivio password di questo computer non fornisce la chiave di questi dati. Lo sblocchi e riprovi; fino ad allora vale la vecchia chiave di servizio.";
    case "new_keys_need_service_key":
      return "Il team di assistenza deve prima creare nuove chiavi, o sostituire la chiave di servizio, una volta con questa versione di Guichet. Poi potranno farlo anche gli amministratori.";
    case "already_enabled":
      return "L’accesso a due fattori è già attivo.";
    case "session_ended":
      return "La Sua sessione è chiusa. Acceda di nuovo nella finestra di accesso.";
    case "session_locked":
      return "La postazione è bloccata. La sblocchi nella finestra di accesso.";
    case "file_not_saved":
      return notSaved[refusal.why]({ folder: refusal.folder });
    case "busy":
      return "La postazione sta ancora facendo altro. Riprovi tra un momento.";
    case "file_exists":
      return "C’è già un file con questo nome, e un backup non ne sostituisce mai uno. Scelga un altro nome.";
    case "place_not_writable":
      return "Guichet non può scrivere lì. Scelga un’altra posizione.";
    case "no_room":
      return noRoom[refusal.disk];
    case "backup_under_way":
      return "In questo momento si sta eseguendo o verificando un backup. Riprovi quando è finito.";
    case "not_a_backup":
      return "Questo file non è un backup di Guichet. Ne scelga un altro.";
    case "backup_newer":
      return "Questo backup è stato eseguito da una versione più recente di Guichet. Installi quella versione, poi riprovi.";
    case "backup_damaged":
      return "Questo backup è danneggiato: è stato troncato o modificato. Ne usi un altro.";
    case "backup_unreadable":
      return "Questo file non si può leggere. Controlli che il disco o la chiavetta su cui si trova ci sia ancora.";
    case "wrong_backup_key":
      return "Questa chiave di servizio non apre questo backup. Se nel frattempo la chiave è stata sostituita, usi quella del giorno del backup.";
    case "wrong_confirmation":
      return "Non è il nome breve dell’istituzione. Lo digiti come figura sopra il campo.";
    case "file_too_large":
      return `Questo file supera ${f.number(refusal.maximum_mib)} MiB. Lo divida e importi una parte dopo l’altra.`;
    case "too_many_rows":
      return `Questo file ha più di ${f.number(refusal.maximum)} righe. Lo divida e importi una parte dopo l’altra.`;
    case "not_a_table":
      return "Guichet non riesce a leggere questo file come tabella. Nel foglio di calcolo lo salvi come «CSV UTF-8», poi scelga quel file.";
    case "file_unreadable":
      return "Questo file non si può leggere. Controlli che il disco o la chiavetta su cui si trova ci sia ancora.";
    case "nothing_to_import":
      return "Il file va letto di nuovo prima di essere importato. Lo scelga ancora una volta.";
    case "import_has_bad_rows":
      return "Finché una riga del file è da correggere non viene importato nulla. Corregga il file e lo scelga di nuovo.";
    case "import_cancelled":
      return "L’importazione è stata annullata. Non è cambiato nulla.";
    case "key_store_unavailable":
      return "L’archivio password di questo computer è bloccato o non risponde, quindi l’operazione non è stata portata a termine. Lo sblocchi, poi guardi se è già stata fatta prima di riprovare.";
    case "try_again_later":
      return "Non è stato possibile salvare e non è cambiato nulla. Riprovi tra un momento; se non funziona ancora, forse il disco di questo computer è pieno.";
    case "failed":
      return "Non ha funzionato e non è cambiato nulla. Se succede di nuovo, avvisi il team di assistenza.";
  }
}

/** The few words under the field itself; the sentence stands above. */
function atField(refusal: Refusal): string {
  switch (refusal.code) {
    case "missing":
      return "Da compilare";
    case "too_long":
      return `Al massimo ${f.number(refusal.maximum)} caratteri`;
    case "forbidden_character":
      return "Un carattere non è ammesso";
    case "name_taken":
    case "email_taken":
      return "Già in uso";
    case "not_an_email":
      return "Non è un indirizzo e-mail";
    case "out_of_range":
      return `Da ${f.number(refusal.minimum)} a ${f.number(refusal.maximum)}`;
    case "too_many_saved_filters":
      return `Al massimo ${f.number(refusal.maximum)} filtri`;
    case "desk_not_kept":
      return "Salvataggio incompleto";
    case "start_day_out_of_range":
      return "Da domani, entro un anno";
    case "password_too_short":
      return `Almeno ${f.number(refusal.minimum)} caratteri`;
    case "password_too_easy":
      return refusal.why === "same_as_before" ? "Uguale a prima" : "Troppo facile da indovinare";
    case "not_six_digits":
      return "Sei cifre, da 0 a 9";
    case "not_eight_digits":
      return "Otto cifre, da 0 a 9";
    case "registration_code_malformed":
      return "Otto lettere e cifre";
    case "used_code":
    case "used_temporary_code":
      return "Già usato";
    case "expired_temporary_code":
      return "Non più valido";
    case "service_key_malformed":
      return "Chiave incompleta";
    default:
      return "Non corretto";
  }
}

export const itRefusals: Messages["refusals"] = {
  sentence,
  newRegistrationCode,
  atField,
  triesLeft: (p) =>
    f.plural(p.tries, {
      one: "Ancora 1 tentativo.",
      other: `Ancora ${f.number(p.tries)} tentativi.`,
    }),
};
