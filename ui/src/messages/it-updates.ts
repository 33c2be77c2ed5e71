import type { Messages } from "./index";

/** The next version of the app, on the sign-in screen. */
export const itUpdates: Messages["updates"] = {
  offered: (p) => `Guichet ${p.version} è pronto per essere installato.`,
  fetching: (p) => `Guichet ${p.version} si sta scaricando. Intanto può continuare a lavorare.`,
  when_closed: (p) => `Guichet ${p.version} sarà installato alla chiusura della finestra.`,
  not_fetched: (p) => `Non è stato possibile scaricare Guichet ${p.version}.`,
  refused: (p) =>
    `Guichet ${p.version} è stato rifiutato perché non è autentico: avverta chi si occupa di questo computer.`,
  updateWhenClosed: "Aggiornare alla chiusura",
};
