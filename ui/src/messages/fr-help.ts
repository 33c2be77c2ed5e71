import { frBackups } from "./fr-backups";
import { frSetUp } from "./fr-set-up";
import { frSignIn } from "./fr-sign-in";
import type { Help } from "./help";

const { announcement, getApp, register, temporaryCode, code, locked, signedIn } = frSignIn;

export const frHelp: Help = {
  sign_in: [
    {
      question: "J’ai oublié mon mot de passe.",
      answer:
        "Adressez-vous à un administrateur. Vous recevez un nouveau mot de passe, que vous remplacez ensuite par le vôtre.",
    },
    {
      question: "Mon nom d’opérateur n’est pas accepté.",
      answer:
        "Tapez-le comme l’administrateur vous l’a donné, par exemple anna.keller\u00a0: en général pas votre adresse e-mail. Les majuscules ne comptent pas.",
    },
    {
      question: "Mon mot de passe est juste, mais il est refusé.",
      answer:
        "Appuyez sur «\u202f*Voir*\u202f» et regardez ce que vous avez tapé\u00a0: souvent, les majuscules sont verrouillées, ou y et z sont inversés sur un autre clavier.",
    },
    {
      question: "Il y a eu trop de tentatives.",
      answer:
        "Attendez la fin du compte à rebours, ou demandez à un administrateur de vous débloquer. Entre-temps, vos collègues peuvent se connecter ici.",
    },
    {
      question: "J’ai oublié mon téléphone à la maison.",
      answer: `Demandez un code temporaire à un administrateur. Entrez votre mot de passe, appuyez sur «\u202f*Suivant*\u202f» et choisissez «\u202f${temporaryCode.use}\u202f» à l’écran d’après.`,
    },
    {
      question: "J’ai un nouveau téléphone, ou j’ai perdu le mien.",
      answer: `Si l’ancien fonctionne encore, connectez-vous avec lui et choisissez «\u202f${signedIn.changePhone}\u202f». Sinon, demandez à un administrateur de faire CHANGER DE TÉLÉPHONE\u00a0: à votre prochaine connexion, vous enregistrez le nouveau.`,
    },
  ],
  new_password: [
    {
      question: "Pourquoi me faut-il un nouveau mot de passe\u202f?",
      answer:
        "Celui d’avant vous a été donné par un administrateur, ou il est devenu trop court. Le nouveau ne sera connu que de vous.",
    },
    {
      question: "Le mot de passe est trop court.",
      answer:
        "Le nombre de caractères nécessaires figure plus haut. Le plus rapide, ce sont plusieurs mots à la suite\u202f; les espaces comptent.",
    },
    {
      question: "Le mot de passe est trop facile à deviner.",
      answer:
        "Évitez votre nom, celui de l’institution et les mots de passe que beaucoup de gens utilisent. Plusieurs mots sans rapport entre eux conviennent bien.",
    },
    {
      question: "Faut-il des chiffres et des caractères spéciaux\u202f?",
      answer: "Non. Tous les caractères sont admis, et seule la longueur compte.",
    },
    {
      question: "Puis-je garder mon ancien mot de passe\u202f?",
      answer: "Non, il en faut un autre.",
    },
    {
      question: "J’ai dû m’interrompre, ou je n’ai pas d’idée pour l’instant.",
      answer:
        "Choisissez «\u202f*Retour*\u202f». Le mot de passe utilisé pour arriver ici reste valable, et la question revient à votre prochaine connexion.",
    },
  ],
  announcement: [
    {
      question: "À quoi sert le téléphone\u202f?",
      answer:
        "Après votre mot de passe, vous entrez un code à six chiffres donné par une app sur votre téléphone. Ainsi, personne n’entre en connaissant seulement votre mot de passe.",
    },
    {
      question: "Je n’ai pas le temps maintenant.",
      answer: `Choisissez «\u202f*${announcement.later}*\u202f». La question revient à chaque connexion\u202f; dès le jour indiqué plus haut, il vous faut le téléphone.`,
    },
    {
      question: "Je n’ai pas mon téléphone aujourd’hui.",
      answer: `Choisissez «\u202f*${announcement.later}*\u202f» et prenez-le avec vous avant ce jour.`,
    },
    {
      question: "Dois-je prendre mon téléphone privé, et que voit l’app\u202f?",
      answer:
        "Oui, un téléphone privé convient. L’app fonctionne sans internet et sans compte, et ne voit ni votre numéro ni vos contacts.",
    },
    {
      question: "Je n’ai pas de smartphone.",
      answer: `Choisissez «\u202f*${announcement.later}*\u202f» pour l’instant et parlez-en à un administrateur avant ce jour. Il peut vous donner des codes temporaires.`,
    },
    {
      question: "J’ai déjà une telle app.",
      answer: `Choisissez «\u202f*${announcement.now}*\u202f» et scannez le code QR avec cette app. Il n’en faut pas une seconde.`,
    },
  ],
  get_app: [
    {
      question: "Lequel des deux codes est pour moi\u202f?",
      answer: `Pour un iPhone, «\u202f*${getApp.appStore}*\u202f»\u202f; pour tout autre téléphone, «\u202f*${getApp.googlePlay}*\u202f».`,
    },
    {
      question: "J’ai déjà une telle app.",
      answer: `Choisissez «\u202f*${getApp.next}*\u202f» sans rien scanner. Une autre app d’authentification que celle indiquée ici convient aussi.`,
    },
    {
      question: "L’appareil photo ne lit pas le code.",
      answer:
        "Choisissez «\u202f*Agrandir*\u202f» et éloignez un peu le téléphone. Ou cherchez l’app dans le store, par le nom indiqué plus haut.",
    },
    {
      question: "Dois-je prendre mon téléphone privé, et que voit l’app\u202f?",
      answer:
        "Oui, un téléphone privé convient. L’app fonctionne sans internet et sans compte, et ne voit ni votre numéro ni vos contacts.",
    },
    {
      question: "Je n’ai pas de smartphone, ou pas aujourd’hui.",
      answer: `Demandez un code temporaire à un administrateur et ouvrez «\u202f*${getApp.noSmartphone}*\u202f». Il permet de se connecter une fois\u202f; la fois suivante, la question revient.`,
    },
    {
      question: "Le store demande un mot de passe ou un paiement.",
      answer:
        "L’app est gratuite, et le mot de passe est celui de votre propre compte dans le store. Si vous ne le connaissez pas, demandez un code temporaire pour aujourd’hui.",
    },
  ],
  registration_code: [
    {
      question: "Où trouver ce code\u202f?",
      answer:
        "Un administrateur vous le donne, sur papier ou de vive voix. Les six chiffres de l’app viennent plus tard et ne conviennent pas ici.",
    },
    {
      question: "J’ai perdu le code.",
      answer: "Demandez-en un nouveau à un administrateur. Le code perdu n’est alors plus valable.",
    },
    {
      question: "Le code serait trop ancien.",
      answer:
        "Un code d’enregistrement est valable 24 heures. Demandez-en un nouveau à un administrateur.",
    },
    {
      question: "Le code est juste, mais il est refusé.",
      answer:
        "Comparez signe par signe\u00a0: 5 et S, 8 et B, 2 et Z se confondent facilement. Seul le code le plus récent est valable, et seulement pour vous.",
    },
    {
      question: "Il a été mal tapé cinq fois.",
      answer: "Il n’est alors plus valable. Demandez-en un nouveau à un administrateur.",
    },
    {
      question: "Pourquoi ce code, et que faire si personne ne peut m’en donner un\u202f?",
      answer:
        "Pour que personne, avec votre seul mot de passe, n’enregistre son propre téléphone. Choisissez «\u202f*Retour*\u202f» et revenez avec le code\u00a0: rien n’est perdu.",
    },
  ],
  register: [
    {
      question: "L’appareil photo ne lit pas le code.",
      answer: `Choisissez «\u202f*Agrandir*\u202f» et augmentez la luminosité de l’écran. Ou ouvrez «\u202f*${register.cantScan}*\u202f» et tapez la clé dans l’app.`,
    },
    {
      question: "Mon téléphone ouvre une page web, ou ne fait rien.",
      answer:
        "N’utilisez pas l’appareil photo du téléphone. Ouvrez l’app d’authentification, touchez + et scannez le code avec elle.",
    },
    {
      question: "L’app demande l’accès à l’appareil photo.",
      answer: `Autorisez-la\u00a0: elle n’en a besoin que pour scanner. Si vous préférez ne pas le faire, ouvrez «\u202f*${register.cantScan}*\u202f» et tapez la clé.`,
    },
    {
      question: "Le code a disparu.",
      answer: `Choisissez «\u202f*${register.showAgain}*\u202f». Il se cache après deux minutes, et quand une autre fenêtre passe devant\u202f; il reste le même.`,
    },
    {
      question: "L’app montre maintenant deux entrées de cette institution.",
      answer:
        "L’ancienne vient d’un enregistrement précédent\u00a0: supprimez-la. Si deux nouvelles portent le même nom, l’une et l’autre sont justes.",
    },
    {
      question: "Je n’ai pas encore l’app.",
      answer: "Choisissez «\u202f*Retour*\u202f»\u00a0: les codes qui mènent aux stores sont là.",
    },
  ],
  confirm_code: [
    {
      question: "Mon app n’a pas d’entrée de ce nom.",
      answer:
        "Choisissez «\u202f*Retour*\u202f» et scannez le code encore une fois, avec l’app. C’est le même.",
    },
    {
      question: "Mon app a plusieurs entrées.",
      answer:
        "Prenez celle dont le nom est exactement celui indiqué plus haut. Les entrées d’enregistrements précédents peuvent être supprimées.",
    },
    {
      question: "Le code est juste, mais il est refusé.",
      answer:
        "Laissez le téléphone régler la date et l’heure automatiquement. Attendez ensuite le code suivant et tapez celui-là.",
    },
    {
      question: "Le code change pendant que je tape.",
      answer:
        "C’est normal\u00a0: il y en a un nouveau toutes les 30 secondes. Celui d’avant est encore accepté.",
    },
    {
      question: "Il y a eu trop de codes erronés.",
      answer:
        "Attendez la fin du compte à rebours, ou demandez à un administrateur de vous débloquer. L’entrée dans votre app reste juste.",
    },
    {
      question: "Mon téléphone n’a plus de batterie.",
      answer: `Demandez un code temporaire à un administrateur et choisissez «\u202f*${temporaryCode.use}*\u202f». Vous enregistrerez le téléphone à votre prochaine connexion.`,
    },
  ],
  enter_code: [
    {
      question: "Mon téléphone est à la maison ou n’a plus de batterie.",
      answer: `Demandez un code temporaire à un administrateur et choisissez «\u202f*${temporaryCode.use}*\u202f».`,
    },
    {
      question: "J’ai un nouveau téléphone, ou j’ai perdu le mien.",
      answer: `Si l’ancien fonctionne encore, connectez-vous avec lui et choisissez «\u202f${signedIn.changePhone}\u202f». Sinon, demandez à un administrateur de faire CHANGER DE TÉLÉPHONE\u202f; la suite figure sous «\u202f*${code.phoneProblem}*\u202f».`,
    },
    {
      question: "Le code est juste, mais il est refusé.",
      answer:
        "Laissez le téléphone régler la date et l’heure automatiquement. Attendez ensuite le code suivant et tapez celui-là.",
    },
    {
      question: "Le code aurait déjà été utilisé.",
      answer: "Chaque code ne sert qu’une fois. Attendez le suivant, au plus 30 secondes.",
    },
    {
      question: "Mon app a plusieurs entrées, ou aucune de ce nom.",
      answer:
        "Prenez celle dont le nom est exactement celui indiqué plus haut. Si elle a disparu, demandez à un administrateur de faire CHANGER DE TÉLÉPHONE.",
    },
    {
      question: "Il y a eu trop de codes erronés.",
      answer:
        "Attendez la fin du compte à rebours, ou demandez à un administrateur de vous débloquer. Redémarrer l’app ou le PC ne raccourcit rien.",
    },
  ],
  locked_with_password: [
    {
      question: "Le nom affiché n’est pas le mien.",
      answer: `Choisissez «\u202f*${locked.switchOperator}*\u202f». La session de votre collègue se ferme, et vous vous connectez vous-même.`,
    },
    {
      question: "J’ai oublié mon mot de passe.",
      answer: `Choisissez «\u202f*${locked.switchOperator}*\u202f», pour qu’un administrateur puisse se connecter ici et vous en donner un nouveau.`,
    },
    {
      question: "Mon mot de passe est juste, mais il est refusé.",
      answer:
        "Appuyez sur «\u202f*Voir*\u202f» et regardez ce que vous avez tapé\u00a0: souvent, les majuscules sont verrouillées, ou y et z sont inversés sur un autre clavier.",
    },
    {
      question: "Il y a eu trop de tentatives.",
      answer: `Attendez la fin du compte à rebours, ou demandez à un administrateur de vous débloquer. Un collègue peut prendre la relève avec «\u202f*${locked.switchOperator}*\u202f».`,
    },
    {
      question: "Pourquoi ce poste est-il verrouillé\u202f?",
      answer: `Personne n’y a touché pendant un moment, ou quelqu’un l’a verrouillé. «\u202f*${locked.unlock}*\u202f» vous ramène là où vous en étiez.`,
    },
    {
      question: "J’ai terminé pour aujourd’hui.",
      answer: `Choisissez «\u202f*${locked.switchOperator}*\u202f»\u00a0: votre session se ferme, sans mot de passe.`,
    },
  ],
  locked_with_code: [
    {
      question: "Le nom affiché n’est pas le mien.",
      answer: `Choisissez «\u202f*${locked.switchOperator}*\u202f». La session de votre collègue se ferme, et vous vous connectez vous-même.`,
    },
    {
      question: "Je n’ai plus mon téléphone, ou plus de batterie.",
      answer: `Choisissez «\u202f*${locked.switchOperator}*\u202f» et reconnectez-vous avec un code temporaire d’un administrateur. Ici, seul un code du téléphone déverrouille.`,
    },
    {
      question: "Le code est juste, mais il est refusé.",
      answer:
        "Laissez le téléphone régler la date et l’heure automatiquement. Attendez ensuite le code suivant et tapez celui-là.",
    },
    {
      question: "Le code aurait déjà été utilisé.",
      answer: "Chaque code ne sert qu’une fois. Attendez le suivant, au plus 30 secondes.",
    },
    {
      question: "Il y a eu trop de codes erronés.",
      answer: `Attendez la fin du compte à rebours, ou demandez à un administrateur de vous débloquer. Un collègue peut prendre la relève avec «\u202f*${locked.switchOperator}*\u202f».`,
    },
    {
      question: "Pourquoi ce poste est-il verrouillé\u202f?",
      answer: `Personne n’y a touché pendant un moment, ou quelqu’un l’a verrouillé. «\u202f*${locked.unlock}*\u202f» vous ramène là où vous en étiez.`,
    },
  ],
  closed: [
    {
      question: "Puis-je vendre entre-temps\u202f?",
      answer: "Pas à ce poste\u00a0: personne ne peut s’y connecter tant que ce n’est pas résolu.",
    },
    {
      question: "Que puis-je faire moi-même\u202f?",
      answer:
        "Ce qu’il faut faire figure à l’écran. Choisissez ensuite «\u202f*Réessayer*\u202f»\u202f; si cela n’aide pas, lisez à l’équipe de service ce qui est écrit ici.",
    },
    {
      question: "Nos données sont-elles perdues\u202f?",
      answer:
        "Tant que cet écran est affiché, Guichet laisse tout en l’état. Avec la clé de service qui est au coffre, ou une sauvegarde et sa clé de service, l’équipe de service peut avancer.",
    },
  ],
  welcome: [
    {
      question: "Qui doit s’en charger\u202f?",
      answer:
        "La personne qui s’occupe de ce PC, avec celle qui gérera les opérateurs. À la fin s’affiche une clé de service, qui doit aller au coffre.",
    },
    {
      question: "Nous avons déjà Guichet sur un autre PC.",
      answer: `Choisissez «\u202f*${frBackups.restore.open}*\u202f». Il faut le fichier de la sauvegarde et la clé de service du jour où elle a été faite.`,
    },
    {
      question: "Et si je m’arrête en route\u202f?",
      answer: "Rien n’en est gardé. Au prochain démarrage, tout recommence ici.",
    },
  ],
  institution: [
    {
      question: "À quoi sert le nom court\u202f?",
      answer:
        "Il figure dans l’app d’authentification des opérateurs à côté de leur nom, pour qu’ils trouvent la bonne entrée.",
    },
    {
      question: "Peut-on changer les noms plus tard\u202f?",
      answer:
        "Pendant la mise en place, oui\u00a0: «\u202f*Retour*\u202f» ramène ici depuis les étapes suivantes. Après, ils restent tels quels.",
    },
  ],
  first_administrator: [
    {
      question: "Qui indiquer ici\u202f?",
      answer:
        "Quelqu’un qui est souvent là\u00a0: cette personne crée les opérateurs et aide en cas de mot de passe oublié ou de nouveau téléphone. Ajoutez bientôt un second administrateur.",
    },
    {
      question: "Mon mot de passe est refusé.",
      answer:
        "Il faut 15 caractères, sans le nom de l’institution ni le vôtre, et pas un mot de passe que beaucoup de gens utilisent. Une courte phrase convient le mieux.",
    },
    {
      question: "Et si l’administrateur l’oublie\u202f?",
      answer:
        "Un autre administrateur lui en donne un nouveau, ou l’équipe de service avec la clé de service.",
    },
  ],
  two_factor_choice: [
    {
      question: "Que choisir\u202f?",
      answer: `«\u202f*${frSetUp.twoFactorChoice.off}*\u202f» si les opérateurs doivent d’abord en être informés. «\u202f*${frSetUp.twoFactorChoice.on}*\u202f» si le premier administrateur a son téléphone ici et que tous doivent l’utiliser.`,
    },
    {
      question: "Peut-on changer cela plus tard\u202f?",
      answer: "Oui, l’équipe de service le peut avec la clé de service, dans les deux sens.",
    },
    {
      question: "Que faut-il à chacun\u202f?",
      answer:
        "Un smartphone, privé s’il le faut, avec une app d’authentification gratuite. Elle ne demande ni compte ni internet.",
    },
  ],
  service_key: [
    {
      question: "Je n’ai pas d’imprimante ici.",
      answer:
        "Recopiez la clé à la main, groupe par groupe. Après cet écran, plus personne ne peut l’afficher.",
    },
    {
      question: "À quoi sert-elle\u202f?",
      answer:
        "À activer et désactiver la connexion à deux facteurs, à restaurer une sauvegarde, et quand aucun administrateur ne peut plus se connecter. Qui la possède peut ouvrir les données.",
    },
    {
      question: "Le groupe que j’ai tapé est refusé.",
      answer:
        "Comparez le groupe de ce numéro avec votre feuille, signe par signe, et corrigez la feuille si elle diffère. 5 et S, 8 et B, 2 et Z se confondent facilement.",
    },
  ],
};
