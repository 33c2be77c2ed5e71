import type {
  Disk,
  Field,
  NotSavedBecause,
  NumberField,
  Refusal,
  StartOverReason,
} from "../backend/bindings";
import { f } from "./fr-format";
import type { Messages } from "./index";

const missing: Record<Field, string> = {
  institution_name: "Entrez le nom de votre institution.",
  short_name: "Entrez un nom court.",
  display_name: "Entrez un nom affiché.",
  username: "Entrez votre nom d’opérateur.",
  email: "Entrez une adresse e-mail.",
  password: "Entrez un mot de passe.",
  current_password: "Entrez votre mot de passe actuel.",
  code: "Entrez le code à six chiffres.",
  temporary_code: "Entrez le code temporaire.",
  registration_code: "Entrez le code d’enregistrement.",
  service_key_group: "Tapez le groupe demandé.",
  service_key: "Tapez la clé de service.",
  search: "Tapez ce que vous cherchez.",
  apps: "Choisissez au moins une app.",
  reason: "Choisissez une raison.",
  desk_name: "Entrez un nom pour ce poste.",
  operators: "Sélectionnez au moins un opérateur.",
  confirmation: "Tapez le nom court pour restaurer malgré tout.",
  whom_to_ask: "Indiquez à qui s’adresser.",
  filter_name: "Donnez un nom à ce filtre.",
};

// A sentence a field, whole: its gender bends the rest of it.
const tooLong: Record<Field, (maximum: string) => string> = {
  institution_name: (maximum) => `Le nom est trop long. Utilisez au plus ${maximum} caractères.`,
  short_name: (maximum) => `Le nom court est trop long. Utilisez au plus ${maximum} caractères.`,
  display_name: (maximum) =>
    `Le nom affiché est trop long. Utilisez au plus ${maximum} caractères.`,
  username: (maximum) =>
    `Le nom d’opérateur est trop long. Utilisez au plus ${maximum} caractères.`,
  email: (maximum) => `L’adresse e-mail est trop longue. Utilisez au plus ${maximum} caractères.`,
  password: (maximum) => `Le mot de passe est trop long. Utilisez au plus ${maximum} caractères.`,
  current_password: (maximum) =>
    `Le mot de passe actuel est trop long. Utilisez au plus ${maximum} caractères.`,
  code: (maximum) => `Le code est trop long. Utilisez au plus ${maximum} caractères.`,
  temporary_code: (maximum) =>
    `Le code temporaire est trop long. Utilisez au plus ${maximum} caractères.`,
  registration_code: (maximum) =>
    `Le code d’enregistrement est trop long. Utilisez au plus ${maximum} caractères.`,
  service_key_group: (maximum) =>
    `Le groupe est trop long. Utilisez au plus ${maximum} caractères.`,
  service_key: (maximum) =>
    `La clé de service est trop longue. Utilisez au plus ${maximum} caractères.`,
  search: (maximum) => `La recherche est trop longue. Utilisez au plus ${maximum} caractères.`,
  apps: (maximum) => `La liste des apps est trop longue. Utilisez au plus ${maximum} caractères.`,
  reason: (maximum) => `La raison est trop longue. Utilisez au plus ${maximum} caractères.`,
  desk_name: (maximum) => `Le nom du poste est trop long. Utilisez au plus ${maximum} caractères.`,
  operators: (maximum) => `Sélectionnez au plus ${maximum} opérateurs.`,
  confirmation: (maximum) => `Le nom court est trop long. Utilisez au plus ${maximum} caractères.`,
  whom_to_ask: (maximum) =>
    `«\u202fÀ qui s’adresser\u202f» est trop long. Utilisez au plus ${maximum} caractères.`,
  filter_name: (maximum) =>
    `Le nom du filtre est trop long. Utilisez au plus ${maximum} caractères.`,
};

const forbiddenCharacter: Record<Field, string> = {
  institution_name: "Le nom contient un caractère qui n’est pas admis. Enlevez-le.",
  short_name: "Le nom court contient un caractère qui n’est pas admis. Enlevez-le.",
  display_name: "Le nom affiché contient un caractère qui n’est pas admis. Enlevez-le.",
  username: "Le nom d’opérateur contient un caractère qui n’est pas admis. Enlevez-le.",
  email: "L’adresse e-mail contient un caractère qui n’est pas admis. Enlevez-le.",
  password: "Le mot de passe contient un caractère qui n’est pas admis. Enlevez-le.",
  current_password: "Le mot de passe actuel contient un caractère qui n’est pas admis. Enlevez-le.",
  code: "Le code contient un caractère qui n’est pas admis. Enlevez-le.",
  temporary_code: "Le code temporaire contient un caractère qui n’est pas admis. Enlevez-le.",
  registration_code:
    "Le code d’enregistrement contient un caractère qui n’est pas admis. Enlevez-le.",
  service_key_group: "Le groupe contient un caractère qui n’est pas admis. Enlevez-le.",
  service_key: "La clé de service contient un caractère qui n’est pas admis. Enlevez-le.",
  search: "La recherche contient un caractère qui n’est pas admis. Enlevez-le.",
  apps: "La liste des apps contient un caractère qui n’est pas admis. Enlevez-le.",
  reason: "La raison contient un caractère qui n’est pas admis. Enlevez-le.",
  desk_name: "Le nom du poste contient un caractère qui n’est pas admis. Enlevez-le.",
  operators: "La sélection contient un caractère qui n’est pas admis. Enlevez-le.",
  confirmation: "Le nom court contient un caractère qui n’est pas admis. Enlevez-le.",
  whom_to_ask:
    "«\u202fÀ qui s’adresser\u202f» contient un caractère qui n’est pas admis. Enlevez-le.",
  filter_name: "Le nom du filtre contient un caractère qui n’est pas admis. Enlevez-le.",
};

const outOfRange: Record<NumberField, (p: { minimum: string; maximum: string }) => string> = {
  idle_minutes: (p) => `Le nombre de minutes doit être compris entre ${p.minimum} et ${p.maximum}.`,
  limit: (p) => `Le nombre doit être compris entre ${p.minimum} et ${p.maximum}.`,
};
const tooEasy = {
  common:
    "Ce mot de passe est trop facile à deviner\u00a0: beaucoup de gens l’utilisent. Choisissez-en un autre.",
  venue_name:
    "Ce mot de passe est trop facile à deviner\u00a0: il contient le nom de l’institution. Choisissez-en un autre.",
  own_name:
    "Ce mot de passe est trop facile à deviner\u00a0: il contient le nom de l’opérateur. Choisissez-en un autre.",
  same_as_before: "C’est le même mot de passe qu’avant. Choisissez-en un autre.",
};

const startOver: Record<StartOverReason, string> = {
  policy_changed: "Les règles de connexion viennent de changer. Veuillez vous connecter à nouveau.",
  phone_changed: "Votre téléphone a été changé. Veuillez vous connecter à nouveau.",
  expired: "Cela a duré plus de dix minutes. Veuillez vous connecter à nouveau.",
  too_many_codes:
    "Trop de codes erronés. Veuillez vous connecter à nouveau, ou adressez-vous à un administrateur.",
  too_many_sign_ins:
    "Vous avez déjà des connexions en cours à trois autres postes. Terminez ou quittez d’abord l’une d’elles.",
  account_changed:
    "Votre compte a été modifié par un administrateur. Veuillez vous connecter à nouveau.",
};

const phoneNotChanged: Record<StartOverReason, string> = {
  policy_changed:
    "Les règles de connexion viennent de changer, et votre ancien téléphone reste valable. Choisissez Changer de téléphone pour recommencer.",
  phone_changed: "Votre téléphone a été changé entre-temps. Veuillez vous connecter à nouveau.",
  expired:
    "Cela a duré plus de dix minutes, et votre ancien téléphone reste valable. Choisissez Changer de téléphone pour recommencer.",
  too_many_codes:
    "Trop de codes erronés, et votre ancien téléphone reste valable. Recommencez un peu plus tard, ou adressez-vous à un administrateur.",
  too_many_sign_ins:
    "Vous avez des connexions en cours à trop de postes, et votre ancien téléphone reste valable. Terminez ou quittez d’abord l’une d’elles.",
  account_changed:
    "Votre compte a été modifié entre-temps, et votre ancien téléphone reste valable. Choisissez Changer de téléphone pour recommencer.",
};

const freshCodeNeeded = {
  code: "Il faut pour cela un code de moins de dix minutes. Confirmez d’abord que c’est vous.",
  password:
    "Il faut pour cela encore une fois votre mot de passe. Confirmez d’abord que c’est vous.",
};

const newRegistrationCode = {
  missing:
    "Vous n’avez pas encore reçu de code d’enregistrement. Demandez un code d’enregistrement à un administrateur.",
  expired:
    "Votre code d’enregistrement a plus de 24 heures. Demandez un nouveau code d’enregistrement à un administrateur.",
  too_many_tries:
    "Le code d’enregistrement a été mal tapé cinq fois. Demandez un nouveau code d’enregistrement à un administrateur.",
};

const noRoom: Record<Disk, string> = {
  of_this_pc: "Il n’y a plus de place sur le disque de ce PC. Libérez de l’espace, puis réessayez.",
  of_the_backup:
    "Il n’y a plus de place à l’endroit choisi pour la sauvegarde. Choisissez un autre endroit, ou libérez-y de l’espace.",
};

const minutes = (count: number) => {
  const off = Math.abs(count);
  return f.plural(off, { one: `${f.number(off)} minute`, other: `${f.number(off)} minutes` });
};

const notSaved: Record<NotSavedBecause, (p: { folder: string }) => string> = {
  disk_full: (p) =>
    `Le fichier n’a pas pu être enregistré dans ${p.folder}\u00a0: il n’y a plus de place sur le disque. Libérez de l’espace, puis exportez à nouveau.`,
  not_allowed: (p) =>
    `Le fichier n’a pas pu être enregistré\u00a0: Guichet n’a pas le droit d’écrire dans ${p.folder}. Donnez-lui ce droit, puis exportez à nouveau.`,
  no_folder: () =>
    "Le fichier n’a pas pu être enregistré\u00a0: cet ordinateur n’indique aucun dossier de téléchargements. Avertissez l’équipe de service.",
  other: (p) =>
    `Le fichier n’a pas pu être enregistré dans ${p.folder}. Réessayez\u202f; si cela persiste, avertissez l’équipe de service.`,
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
      return "Le nom d’opérateur est déjà pris. Choisissez-en un autre.";
    case "not_an_email":
      return "Ce n’est pas une adresse e-mail. Entrez-en une comme anna.keller@example.com, ou laissez le champ vide.";
    case "email_taken":
      return "Un autre opérateur a cette adresse e-mail. Entrez-en une autre, ou laissez le champ vide.";
    case "out_of_range":
      return outOfRange[refusal.field]({
        minimum: f.number(refusal.minimum),
        maximum: f.number(refusal.maximum),
      });
    case "too_many_saved_filters":
      return `Vous avez enregistré ${f.number(refusal.maximum)} filtres, il ne peut pas y en avoir plus. Supprimez-en un d’abord.`;
    case "desk_not_kept":
      return "Certains réglages de ce poste n’ont pas pu être enregistrés. Vérifiez-les, puis réessayez.";
    case "start_day_out_of_range":
      return "Choisissez un jour à partir de demain, d’ici un an au plus.";
    case "password_too_short":
      return `Ce mot de passe est trop court. Utilisez au moins ${f.number(refusal.minimum)} caractères.`;
    case "password_too_easy":
      return tooEasy[refusal.why];
    case "not_six_digits":
      return "Le code a six chiffres, de 0 à 9. Regardez dans l’app et tapez-le à nouveau.";
    case "not_eight_digits":
      return "Un code temporaire a huit chiffres, de 0 à 9. Regardez-le bien et tapez-le à nouveau.";
    case "registration_code_malformed":
      return "Un code d’enregistrement a huit lettres et chiffres. Regardez-le bien et tapez-le à nouveau.";
    case "wrong_group":
      return "Ce n’est pas le groupe demandé. Comparez avec la feuille imprimée.";
    case "service_key_malformed":
      return "Ce n’est pas une clé de service complète. Comparez avec la feuille imprimée, groupe par groupe.";
    case "wrong_service_key":
      return "Cette clé de service n’est pas celle de cette institution.";
    case "wrong_password":
      return "Le nom d’opérateur ou le mot de passe n’est pas correct. Réessayez.";
    case "wrong_current_password":
      return "Ce mot de passe n’est pas correct. Réessayez.";
    case "delayed":
      return `Trop de tentatives. Réessayez à ${f.time(refusal.until)}, ou adressez-vous à un administrateur.`;
    case "wrong_code":
      return "Ce code n’est pas correct. Attendez le suivant et réessayez.";
    case "used_code":
      return "Ce code a déjà été utilisé. Attendez le suivant.";
    case "clock_off":
      return `L’horloge de ce PC ou de votre téléphone est décalée d’environ ${minutes(refusal.minutes)}. Laissez les deux se mettre à l’heure automatiquement, puis réessayez.`;
    case "clock_behind":
      return `L’horloge de ce PC retarde d’environ ${minutes(refusal.minutes)}. Remettez-la à l’heure, ou adressez-vous à l’équipe de service.`;
    case "registration_disabled":
      return "Trop de codes erronés ont été entrés pour ce téléphone. Demandez à un administrateur de faire CHANGER DE TÉLÉPHONE.";
    case "wrong_temporary_code":
      return "Ce code temporaire n’est pas correct. Tapez-le à nouveau, ou demandez-en un nouveau à un administrateur.";
    case "used_temporary_code":
      return "Ce code temporaire a déjà été utilisé. Demandez-en un nouveau à un administrateur.";
    case "expired_temporary_code":
      return "Ce code temporaire n’est plus valable. Demandez-en un nouveau à un administrateur.";
    case "wrong_registration_code":
      return "Ce code d’enregistrement n’est pas correct. Comparez et tapez-le à nouveau.";
    case "new_registration_code_needed":
      return newRegistrationCode[refusal.why];
    case "start_over":
      return startOver[refusal.why];
    case "phone_not_changed":
      return phoneNotChanged[refusal.why];
    case "fresh_code_needed":
      return freshCodeNeeded[refusal.with];
    case "out_of_order":
      return "Cette étape est déjà passée. Voici où en est le poste.";
    case "not_allowed":
      return "Vous n’avez pas le droit de faire cela. Adressez-vous à un administrateur.";
    case "last_administrator":
      return "C’est le dernier administrateur. Donnez d’abord ce rôle à quelqu’un d’autre.";
    case "own_phone":
      return "Vous ne pouvez pas changer ici votre propre téléphone. Un autre administrateur doit s’en charger.";
    case "own_account":
      return "Vous ne pouvez pas faire cela pour vous-même. Un autre administrateur doit s’en charger.";
    case "no_such_operator":
      return "Cet opérateur n’existe plus. Retournez à la liste.";
    case "not_registered":
      return "Il n’y a pas de téléphone à changer\u00a0: aucun n’est enregistré.";
    case "already_registered":
      return "Cet opérateur a déjà un téléphone. Utilisez CHANGER DE TÉLÉPHONE pour en enregistrer un autre.";
    case "no_registration_codes":
      return "Les codes d’enregistrement sont désactivés dans les réglages de l’institution.";
    case "no_code_asked":
      return "Aucun code n’est exigé de cet opérateur. Exigez d’abord la connexion à deux facteurs pour ce compte.";
    case "operator_is_disabled":
      return "Cet opérateur est désactivé. Réactivez d’abord son compte.";
    case "identity_not_checked":
      return "Vérifiez d’abord qui fait la demande, puis cochez la case.";
    case "not_an_administrator":
      return "L’équipe de service n’aide que les administrateurs. Pour cet opérateur, adressez-vous à un administrateur.";
    case "root_key_unavailable":
      return "Le trousseau de mots de passe de cet ordinateur ne livre pas la clé de ces données. Déverrouillez-le et réessayez\u202f; d’ici là, l’ancienne clé de service reste valable.";
    case "new_keys_need_service_key":
      return "L’équipe de service doit d’abord créer de nouvelles clés, ou remplacer la clé de service, une fois avec cette version de Guichet. Ensuite, les administrateurs pourront aussi le faire.";
    case "already_enabled":
      return "La connexion à deux facteurs est déjà activée.";
    case "session_ended":
      return "Votre session est fermée. Connectez-vous à nouveau dans la fenêtre de connexion.";
    case "session_locked":
      return "Le poste est verrouillé. Déverrouillez-le dans la fenêtre de connexion.";
    case "file_not_saved":
      return notSaved[refusal.why]({ folder: refusal.folder });
    case "busy":
      return "Le poste est encore occupé à autre chose. Réessayez dans un instant.";
    case "file_exists":
      return "Il y a déjà un fichier de ce nom, et une sauvegarde n’en remplace jamais un. Choisissez un autre nom.";
    case "place_not_writable":
      return "Guichet n’a pas le droit d’écrire à cet endroit. Choisissez-en un autre.";
    case "no_room":
      return noRoom[refusal.disk];
    case "backup_under_way":
      return "Une sauvegarde est en train d’être faite ou contrôlée. Réessayez quand ce sera terminé.";
    case "not_a_backup":
      return "Ce fichier n’est pas une sauvegarde de Guichet. Choisissez-en un autre.";
    case "backup_newer":
      return "Cette sauvegarde a été faite par une version plus récente de Guichet. Installez cette version, puis réessayez.";
    case "backup_damaged":
      return "Cette sauvegarde est endommagée\u00a0: elle a été tronquée ou modifiée. Utilisez-en une autre.";
    case "backup_unreadable":
      return "Ce fichier est illisible. Vérifiez que le disque ou la clé USB où il se trouve est toujours là.";
    case "wrong_backup_key":
      return "Cette clé de service n’ouvre pas cette sauvegarde. Si la clé a été remplacée depuis, utilisez celle du jour de la sauvegarde.";
    case "wrong_confirmation":
      return "Ce n’est pas le nom court de l’institution. Tapez-le comme il figure au-dessus du champ.";
    case "file_too_large":
      return `Ce fichier dépasse ${f.number(refusal.maximum_mib)} Mio. Divisez-le et importez une partie après l’autre.`;
    case "too_many_rows":
      return `Ce fichier a plus de ${f.number(refusal.maximum)} lignes. Divisez-le et importez une partie après l’autre.`;
    case "not_a_table":
      return "Guichet ne peut pas lire ce fichier comme un tableau. Dans le tableur, enregistrez-le au format «\u202fCSV UTF-8\u202f», puis choisissez ce fichier-là.";
    case "file_unreadable":
      return "Ce fichier est illisible. Vérifiez que le disque ou la clé USB où il se trouve est toujours là.";
    case "nothing_to_import":
      return "Ce fichier doit être relu avant d’être importé. Choisissez-le à nouveau.";
    case "import_has_bad_rows":
      return "Rien n’est importé tant qu’une ligne du fichier est à corriger. Corrigez-le, puis choisissez-le à nouveau.";
    case "import_cancelled":
      return "L’importation a été annulée. Rien n’a été modifié.";
    case "key_store_unavailable":
      return "Le trousseau de mots de passe de cet ordinateur est verrouillé ou ne répond pas, cette opération n’a donc pas pu être menée à terme. Déverrouillez-le, puis regardez si elle a été faite avant de réessayer.";
    case "try_again_later":
      return "Cela n’a pas pu être enregistré, et rien n’a changé. Réessayez dans un instant\u202f; si cela persiste, le disque de cet ordinateur est peut-être plein.";
    case "failed":
      return "Cela n’a pas fonctionné, et rien n’a changé. Si cela se reproduit, avertissez l’équipe de service.";
  }
}

/** The few words under the field itself; the sentence stands above. */
function atField(refusal: Refusal): string {
  switch (refusal.code) {
    case "missing":
      return "À remplir";
    case "too_long":
      return `Au plus ${f.number(refusal.maximum)} caractères`;
    case "forbidden_character":
      return "Un caractère n’est pas admis";
    case "name_taken":
      return "Déjà pris";
    case "not_an_email":
      return "Pas une adresse e-mail";
    case "email_taken":
      return "Déjà prise";
    case "out_of_range":
      return `De ${f.number(refusal.minimum)} à ${f.number(refusal.maximum)}`;
    case "too_many_saved_filters":
      return `Au plus ${f.number(refusal.maximum)} filtres`;
    case "desk_not_kept":
      return "Enregistrement incomplet";
    case "start_day_out_of_range":
      return "À partir de demain, d’ici un an";
    case "password_too_short":
      return `Au moins ${f.number(refusal.minimum)} caractères`;
    case "password_too_easy":
      return refusal.why === "same_as_before" ? "Le même qu’avant" : "Trop facile à deviner";
    case "not_six_digits":
      return "Six chiffres, de 0 à 9";
    case "not_eight_digits":
      return "Huit chiffres, de 0 à 9";
    case "registration_code_malformed":
      return "Huit lettres et chiffres";
    case "used_code":
    case "used_temporary_code":
      return "Déjà utilisé";
    case "expired_temporary_code":
      return "Plus valable";
    case "service_key_malformed":
      return "Clé incomplète";
    default:
      return "Pas correct";
  }
}

export const frRefusals: Messages["refusals"] = {
  sentence,
  newRegistrationCode,
  atField,
  triesLeft: (p) =>
    f.plural(p.tries, {
      one: `Encore ${f.number(p.tries)} essai.`,
      other: `Encore ${f.number(p.tries)} essais.`,
    }),
};
