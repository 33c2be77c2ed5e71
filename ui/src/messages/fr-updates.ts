import type { Messages } from "./index";

/** The next version of the app, on the sign-in screen. */
export const frUpdates: Messages["updates"] = {
  offered: (p) => `Guichet ${p.version} est prêt à être installé.`,
  fetching: (p) =>
    `Guichet ${p.version} est en cours de téléchargement. Vous pouvez continuer à travailler.`,
  when_closed: (p) => `Guichet ${p.version} sera installé quand vous fermerez la fenêtre.`,
  not_fetched: (p) => `Guichet ${p.version} n’a pas pu être téléchargé.`,
  refused: (p) =>
    `Guichet ${p.version} a été refusé parce qu’il n’est pas authentique\u00a0: avertissez la personne qui s’occupe de cet ordinateur.`,
  updateWhenClosed: "Mettre à jour à la fermeture",
};
