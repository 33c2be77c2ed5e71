import type { Messages } from "./index";

/** `guichet --demo`. */
export const deDemo: Messages["demo"] = {
  banner: "Demo: erfundene Personen und Daten, beim Schliessen wieder weg.",
  people: "Ausprobieren als",
  withPassword: (p) =>
    p.role === "administrator"
      ? `${p.name}, Administration: nur Passwort`
      : `${p.name}, Kasse: nur Passwort`,
  withCode: (p) =>
    p.role === "administrator"
      ? `${p.name}, Administration: Passwort und Code`
      : `${p.name}, Kasse: Passwort und Code`,
  password: (p) => `Das Passwort ist für alle «${p.password}».`,
  serviceKey: (p) => `Der Serviceschlüssel ist ${p.key}.`,
};
