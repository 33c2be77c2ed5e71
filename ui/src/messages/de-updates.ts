import type { Messages } from "./index";

/** The next version of the app, on the sign-in screen. */
export const deUpdates: Messages["updates"] = {
  offered: (p) => `Guichet ${p.version} kann installiert werden.`,
  fetching: (p) => `Guichet ${p.version} wird geladen. Sie können inzwischen weiterarbeiten.`,
  when_closed: (p) => `Guichet ${p.version} wird installiert, wenn Sie das Fenster schliessen.`,
  not_fetched: (p) => `Guichet ${p.version} konnte nicht geladen werden.`,
  refused: (p) =>
    `Guichet ${p.version} wurde abgelehnt, weil es nicht echt ist: Bitte melden Sie es der Person, die diesen Computer betreut.`,
  updateWhenClosed: "Beim Schliessen aktualisieren",
};
