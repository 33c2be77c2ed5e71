import type { Help } from "./help";
import { itBackups } from "./it-backups";
import { itSetUp } from "./it-set-up";
import { itSignIn } from "./it-sign-in";

const { announcement, getApp, register, temporaryCode, code, locked, signedIn } = itSignIn;

export const itHelp: Help = {
  sign_in: [
    {
      question: "Ho dimenticato la password.",
      answer:
        "Si rivolga a un amministratore. Riceverà una nuova password, che poi sostituirà con una Sua.",
    },
    {
      question: "Il mio nome operatore non viene accettato.",
      answer:
        "Lo digiti come l’ha ricevuto dall’amministratore, per esempio anna.keller: di solito non è l’indirizzo e-mail. Le maiuscole non contano.",
    },
    {
      question: "La password è giusta, ma viene rifiutata.",
      answer:
        "Prema «*Mostrare*» e guardi che cosa ha digitato: spesso è attivo il blocco maiuscole, oppure su un’altra tastiera y e z sono scambiate.",
    },
    {
      question: "Ci sono stati troppi tentativi.",
      answer:
        "Aspetti la fine del conto alla rovescia o chieda a un amministratore di sbloccarla. Nel frattempo i colleghi possono accedere da qui.",
    },
    {
      question: "Ho dimenticato il telefono a casa.",
      answer: `Chieda un codice temporaneo a un amministratore. Inserisca la password, prema «*Avanti*» e nella schermata successiva scelga «${temporaryCode.use}».`,
    },
    {
      question: "Ho un telefono nuovo, o ho smarrito il mio.",
      answer: `Se il vecchio funziona ancora, acceda con quello e scelga «${signedIn.changePhone}». Altrimenti chieda a un amministratore di usare CAMBIARE TELEFONO: al prossimo accesso registrerà il nuovo.`,
    },
  ],
  new_password: [
    {
      question: "Perché mi serve una nuova password?",
      answer:
        "Quella di prima l’ha ricevuta da un amministratore, oppure è diventata troppo corta. La nuova la conoscerà solo Lei.",
    },
    {
      question: "La password è troppo corta.",
      answer:
        "Quanti caratteri servono è indicato qui sopra. Il modo più rapido sono alcune parole di seguito; contano anche gli spazi.",
    },
    {
      question: "La password è troppo facile da indovinare.",
      answer:
        "Eviti il Suo nome, quello dell’istituzione e le password che usano in molti. Vanno bene alcune parole che non hanno niente a che fare tra loro.",
    },
    {
      question: "Servono cifre e caratteri speciali?",
      answer: "No. Ogni carattere è ammesso e conta solo la lunghezza.",
    },
    {
      question: "Posso tenere la vecchia password?",
      answer: "No, deve essere un’altra.",
    },
    {
      question: "Mi hanno interrotto, o adesso non me ne viene in mente una.",
      answer:
        "Scelga «*Indietro*». La password usata per arrivare qui resta valida e la nuova Le verrà chiesta al prossimo accesso.",
    },
  ],
  announcement: [
    {
      question: "A che cosa serve il telefono?",
      answer:
        "Dopo la password inserisce un codice a sei cifre da un’app sul telefono. Così non entra nessuno che conosca solo la Sua password.",
    },
    {
      question: "Adesso non ho tempo.",
      answer: `Scelga «*${announcement.later}*». La richiesta ritorna a ogni accesso; dal giorno indicato sopra Le serve il telefono.`,
    },
    {
      question: "Oggi non ho il telefono con me.",
      answer: `Scelga «*${announcement.later}*» e lo porti prima di quel giorno.`,
    },
    {
      question: "Uso il mio telefono privato, e che cosa vede l’app?",
      answer:
        "Sì, va bene un telefono privato. L’app funziona senza internet e senza account e non vede né il Suo numero né i Suoi contatti.",
    },
    {
      question: "Non ho uno smartphone.",
      answer: `Per ora scelga «*${announcement.later}*» e lo dica a un amministratore prima di quel giorno. Può darle dei codici temporanei.`,
    },
    {
      question: "Ho già un’app di questo tipo.",
      answer: `Scelga «*${announcement.now}*» e scansioni il codice QR con quella. Non ne serve una seconda.`,
    },
  ],
  get_app: [
    {
      question: "Quale dei due codici è il mio?",
      answer: `Per un iPhone «*${getApp.appStore}*», per ogni altro telefono «*${getApp.googlePlay}*».`,
    },
    {
      question: "Ho già un’app di questo tipo.",
      answer: `Scelga «*${getApp.next}*» senza inquadrare nulla. Va bene anche un’app di autenticazione diversa da quella indicata qui.`,
    },
    {
      question: "La fotocamera non legge il codice.",
      answer:
        "Scelga «*Ingrandire*» e allontani un po’ il telefono. Oppure cerchi l’app nello store con il nome indicato sopra.",
    },
    {
      question: "Uso il mio telefono privato, e che cosa vede l’app?",
      answer:
        "Sì, va bene un telefono privato. L’app funziona senza internet e senza account e non vede né il Suo numero né i Suoi contatti.",
    },
    {
      question: "Non ho uno smartphone, o oggi non ce l’ho con me.",
      answer: `Chieda un codice temporaneo a un amministratore e apra «*${getApp.noSmartphone}*». Vale per un solo accesso; la prossima volta la richiesta ritorna.`,
    },
    {
      question: "Lo store chiede una password o un pagamento.",
      answer:
        "L’app è gratuita e la password è quella del Suo account nello store. Se non la conosce, chieda per oggi un codice temporaneo.",
    },
  ],
  registration_code: [
    {
      question: "Dove trovo questo codice?",
      answer:
        "Glielo dà un amministratore, su carta o a voce. Le sei cifre dell’app vengono dopo e qui non valgono.",
    },
    {
      question: "Ho perso il codice.",
      answer: "Ne chieda uno nuovo a un amministratore. Quello perso non sarà più valido.",
    },
    {
      question: "Il codice risulta troppo vecchio.",
      answer: "Un codice di registrazione vale 24 ore. Ne chieda uno nuovo a un amministratore.",
    },
    {
      question: "Il codice è giusto, ma viene rifiutato.",
      answer:
        "Lo confronti segno per segno: 5 e S, 8 e B, 2 e Z si confondono facilmente. Vale solo il codice più recente, e solo per Lei.",
    },
    {
      question: "È stato digitato cinque volte in modo sbagliato.",
      answer: "Allora non è più valido. Ne chieda uno nuovo a un amministratore.",
    },
    {
      question: "Perché viene chiesto, e se ora nessuno può darmelo?",
      answer:
        "Perché nessuno, con la sola Sua password, possa registrare il proprio telefono. Scelga «*Indietro*» e torni con il codice: non si perde nulla.",
    },
  ],
  register: [
    {
      question: "La fotocamera non legge il codice.",
      answer: `Scelga «*Ingrandire*» e aumenti la luminosità dello schermo. Oppure apra «*${register.cantScan}*» e digiti la chiave nell’app.`,
    },
    {
      question: "Il telefono apre solo una pagina web, o non fa nulla.",
      answer:
        "Non usi la fotocamera del telefono. Apra l’app di autenticazione, tocchi + e scansioni il codice con quella.",
    },
    {
      question: "L’app chiede di usare la fotocamera.",
      answer: `Glielo permetta: le serve solo per scansionare. Se preferisce di no, apra «*${register.cantScan}*» e digiti la chiave.`,
    },
    {
      question: "Il codice è scomparso.",
      answer: `Scelga «*${register.showAgain}*». Si nasconde dopo due minuti e quando un’altra finestra passa davanti; resta lo stesso.`,
    },
    {
      question: "Ora nell’app ci sono due voci di questa istituzione.",
      answer:
        "La vecchia viene da una registrazione precedente: la elimini. Se due nuove hanno lo stesso nome, vanno bene entrambe.",
    },
    {
      question: "Non ho ancora l’app.",
      answer: "Scelga «*Indietro*»: lì ci sono i codici che portano agli store.",
    },
  ],
  confirm_code: [
    {
      question: "Nella mia app non c’è una voce con questo nome.",
      answer: "Scelga «*Indietro*» e scansioni il codice ancora una volta con l’app. È lo stesso.",
    },
    {
      question: "Nella mia app ci sono più voci.",
      answer:
        "Usi quella che si chiama esattamente come indicato sopra. Le voci di registrazioni precedenti si possono eliminare.",
    },
    {
      question: "Il codice è giusto, ma viene rifiutato.",
      answer:
        "Lasci che il telefono regoli data e ora automaticamente. Poi aspetti il codice successivo e inserisca quello.",
    },
    {
      question: "Il codice cambia mentre digito.",
      answer:
        "È normale: ce n’è uno nuovo ogni 30 secondi. Quello precedente viene ancora accettato.",
    },
    {
      question: "Ci sono stati troppi codici sbagliati.",
      answer:
        "Aspetti la fine del conto alla rovescia o chieda a un amministratore di sbloccarla. La voce nella Sua app resta giusta.",
    },
    {
      question: "Il telefono si è appena scaricato.",
      answer: `Chieda un codice temporaneo a un amministratore e scelga «*${temporaryCode.use}*». Registrerà il telefono al prossimo accesso.`,
    },
  ],
  enter_code: [
    {
      question: "Il telefono è a casa o scarico.",
      answer: `Chieda un codice temporaneo a un amministratore e scelga «*${temporaryCode.use}*».`,
    },
    {
      question: "Ho un telefono nuovo, o ho smarrito il mio.",
      answer: `Se il vecchio funziona ancora, acceda con quello e scelga «${signedIn.changePhone}». Altrimenti chieda a un amministratore di usare CAMBIARE TELEFONO; il seguito è spiegato sotto «*${code.phoneProblem}*».`,
    },
    {
      question: "Il codice è giusto, ma viene rifiutato.",
      answer:
        "Lasci che il telefono regoli data e ora automaticamente. Poi aspetti il codice successivo e inserisca quello.",
    },
    {
      question: "Il codice risulta già usato.",
      answer: "Ogni codice vale una volta sola. Aspetti il prossimo, al massimo 30 secondi.",
    },
    {
      question: "Nella mia app ci sono più voci, o nessuna con questo nome.",
      answer:
        "Usi quella che si chiama esattamente come indicato sopra. Se non c’è più, chieda a un amministratore di usare CAMBIARE TELEFONO.",
    },
    {
      question: "Ci sono stati troppi codici sbagliati.",
      answer:
        "Aspetti la fine del conto alla rovescia o chieda a un amministratore di sbloccarla. Riavviare l’app o il PC non abbrevia nulla.",
    },
  ],
  locked_with_password: [
    {
      question: "Qui c’è un nome che non è il mio.",
      answer: `Scelga «*${locked.switchOperator}*». Così la sessione del collega si chiude e può accedere Lei.`,
    },
    {
      question: "Ho dimenticato la password.",
      answer: `Scelga «*${locked.switchOperator}*», così un amministratore può accedere da qui e dargliene una nuova.`,
    },
    {
      question: "La password è giusta, ma viene rifiutata.",
      answer:
        "Prema «*Mostrare*» e guardi che cosa ha digitato: spesso è attivo il blocco maiuscole, oppure su un’altra tastiera y e z sono scambiate.",
    },
    {
      question: "Ci sono stati troppi tentativi.",
      answer: `Aspetti la fine del conto alla rovescia o chieda a un amministratore di sbloccarla. Con «*${locked.switchOperator}*» può subentrare un collega.`,
    },
    {
      question: "Perché questa postazione è bloccata?",
      answer: `Per un po’ nessuno l’ha usata, oppure qualcuno l’ha bloccata. «*${locked.unlock}*» La riporta dov’era.`,
    },
    {
      question: "Per oggi ho finito.",
      answer: `Scelga «*${locked.switchOperator}*»: così la Sua sessione si chiude, senza password.`,
    },
  ],
  locked_with_code: [
    {
      question: "Qui c’è un nome che non è il mio.",
      answer: `Scelga «*${locked.switchOperator}*». Così la sessione del collega si chiude e può accedere Lei.`,
    },
    {
      question: "Non ho più il telefono con me, o è scarico.",
      answer: `Scelga «*${locked.switchOperator}*» e acceda di nuovo con un codice temporaneo di un amministratore. Qui sblocca solo un codice del telefono.`,
    },
    {
      question: "Il codice è giusto, ma viene rifiutato.",
      answer:
        "Lasci che il telefono regoli data e ora automaticamente. Poi aspetti il codice successivo e inserisca quello.",
    },
    {
      question: "Il codice risulta già usato.",
      answer: "Ogni codice vale una volta sola. Aspetti il prossimo, al massimo 30 secondi.",
    },
    {
      question: "Ci sono stati troppi codici sbagliati.",
      answer: `Aspetti la fine del conto alla rovescia o chieda a un amministratore di sbloccarla. Con «*${locked.switchOperator}*» può subentrare un collega.`,
    },
    {
      question: "Perché questa postazione è bloccata?",
      answer: `Per un po’ nessuno l’ha usata, oppure qualcuno l’ha bloccata. «*${locked.unlock}*» La riporta dov’era.`,
    },
  ],
  closed: [
    {
      question: "Posso vendere nel frattempo?",
      answer: "Non da questa postazione: finché non è risolto, qui nessuno può accedere.",
    },
    {
      question: "Che cosa posso fare io?",
      answer:
        "Che cosa fare è scritto nella schermata. Poi scelga «*Riprovare*»; se non basta, legga al team di assistenza ciò che c’è scritto qui.",
    },
    {
      question: "I nostri dati sono persi?",
      answer:
        "Finché si vede questa schermata, Guichet lascia tutto com’è. Con la chiave di servizio che sta in cassaforte, o con un backup e la sua chiave di servizio, il team di assistenza può andare avanti.",
    },
  ],
  welcome: [
    {
      question: "Chi deve farlo?",
      answer:
        "Chi si occupa di questo PC, insieme alla persona che gestirà gli operatori. Alla fine viene mostrata una chiave di servizio, che va messa in cassaforte.",
    },
    {
      question: "Abbiamo già Guichet su un altro PC.",
      answer: `Scelga «*${itBackups.restore.open}*». Servono il file del backup e la chiave di servizio del giorno in cui è stato eseguito.`,
    },
    {
      question: "E se mi fermo a metà?",
      answer: "Non ne resta nulla. Al prossimo avvio si ricomincia da qui.",
    },
  ],
  institution: [
    {
      question: "A che cosa serve il nome breve?",
      answer:
        "Compare nell’app di autenticazione degli operatori accanto al loro nome, perché trovino la voce giusta.",
    },
    {
      question: "I nomi si possono cambiare più tardi?",
      answer:
        "Durante la configurazione sì: «*Indietro*» riporta qui dai passi successivi. Dopo restano così.",
    },
  ],
  first_administrator: [
    {
      question: "Chi indico qui?",
      answer:
        "Qualcuno che c’è spesso: questa persona crea gli operatori e aiuta con password dimenticate e telefoni nuovi. Aggiunga presto un secondo amministratore.",
    },
    {
      question: "La mia password viene rifiutata.",
      answer:
        "Servono 15 caratteri, senza il nome dell’istituzione né il Suo, e non una password che usano in molti. Il meglio è una frase breve.",
    },
    {
      question: "E se l’amministratore la dimentica?",
      answer:
        "Gliene dà una nuova un altro amministratore, o il team di assistenza con la chiave di servizio.",
    },
  ],
  two_factor_choice: [
    {
      question: "Che cosa scelgo?",
      answer: `«*${itSetUp.twoFactorChoice.off}*» se gli operatori devono prima esserne informati. «*${itSetUp.twoFactorChoice.on}*» se il primo amministratore ha qui il telefono e tutti devono usarlo.`,
    },
    {
      question: "Si può cambiare più tardi?",
      answer: "Sì, può farlo il team di assistenza con la chiave di servizio, nei due sensi.",
    },
    {
      question: "Che cosa serve a ciascuno?",
      answer:
        "Uno smartphone, anche privato, con un’app di autenticazione gratuita. Non servono né account né internet.",
    },
  ],
  service_key: [
    {
      question: "Qui non ho una stampante.",
      answer:
        "Copi la chiave a mano, gruppo per gruppo. Dopo questa schermata nessuno può più mostrarla.",
    },
    {
      question: "A che cosa serve?",
      answer:
        "Ad attivare e disattivare l’accesso a due fattori, a ripristinare un backup e quando nessun amministratore riesce più ad accedere. Chi la possiede può aprire i dati.",
    },
    {
      question: "Il gruppo che ho digitato viene rifiutato.",
      answer:
        "Confronti segno per segno il gruppo con quel numero con il Suo foglio e corregga il foglio se è diverso. 5 e S, 8 e B, 2 e Z si confondono facilmente.",
    },
  ],
};
