import type { Messages } from "./index";

/** `guichet --demo`. */
export const itDemo: Messages["demo"] = {
  banner: "Demo: persone e dati inventati, cancellati alla chiusura.",
  people: "Provare come",
  withPassword: (p) =>
    p.role === "administrator"
      ? `${p.name} (amministratore): solo password`
      : `${p.name} (operatore): solo password`,
  withCode: (p) =>
    p.role === "administrator"
      ? `${p.name} (amministratore): password e codice`
      : `${p.name} (operatore): password e codice`,
  password: (p) => `La password è «${p.password}» per tutti.`,
  serviceKey: (p) => `La chiave di servizio è ${p.key}.`,
};
