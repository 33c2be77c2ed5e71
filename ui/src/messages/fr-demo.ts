import type { Messages } from "./index";

/** `guichet --demo`. */
export const frDemo: Messages["demo"] = {
  banner: "Démo\u00a0: personnes et données inventées, effacées à la fermeture.",
  people: "Essayer en tant que",
  withPassword: (p) =>
    p.role === "administrator"
      ? `${p.name} (administrateur)\u00a0: sans code`
      : `${p.name} (opérateur)\u00a0: sans code`,
  withCode: (p) =>
    p.role === "administrator"
      ? `${p.name} (administrateur)\u00a0: avec code`
      : `${p.name} (opérateur)\u00a0: avec code`,
  password: (p) => `Le mot de passe est «\u202f${p.password}\u202f» pour tous.`,
  serviceKey: (p) => `La clé de service est ${p.key}.`,
};
