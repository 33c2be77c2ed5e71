import type { EventKind, TrailBreak } from "../backend/bindings";
import { f } from "./fr-format";
import type { Messages } from "./index";

const entries = (count: number) =>
  f.plural(count, { one: `${f.number(count)} entrée`, other: `${f.number(count)} entrées` });

const kinds: Record<EventKind, string> = {
  sign_in: "Connexions et déconnexions",
  session: "Verrouillages et fins de session",
  refused: "Refus",
  phones: "Téléphones",
  operators: "Opérateurs",
  policy: "Règles et réglages",
  service_team: "Équipe de service",
  exports: "Exportations",
};

function broken(found: TrailBreak): string {
  switch (found.kind) {
    case "changed":
      return `L’entrée ${f.number(found.number)} a été modifiée hors de Guichet.`;
    case "removed":
      return found.first === found.last
        ? `L’entrée ${f.number(found.first)} a été supprimée hors de Guichet.`
        : `Les entrées ${f.number(found.first)} à ${f.number(found.last)} ont été supprimées hors de Guichet.`;
    case "cut_off":
      return `Ce qui suivait l’entrée ${f.number(found.after)} a été supprimé hors de Guichet. Des entrées plus récentes portent ces numéros.`;
  }
}

export const frTrail: Messages["trail"] = {
  title: "Journal d’audit",
  lead: "Ce qui s’est passé aux postes de cette institution\u00a0: qui l’a fait, pour qui, et quand.",
  standing: {
    label: "État du journal",
    unknown: "Le journal n’a pas encore été contrôlé",
    complete: (p) => `Complet et inchangé ${p.when}`,
    entries: (p) =>
      f.plural(p.count, {
        one: "L’unique entrée est telle qu’elle a été écrite.",
        other: `Les ${f.number(p.count)} entrées sont telles qu’elles ont été écrites.`,
      }),
    problem: (p) =>
      p.more === 0
        ? `Problème à l’entrée ${f.number(p.number)}`
        : f.plural(p.more, {
            one: `Problème à l’entrée ${f.number(p.number)}, et à une autre`,
            other: `Problème à l’entrée ${f.number(p.number)}, et à ${f.number(p.more)} autres`,
          }),
    checked: (p) => `Tout le reste est tel qu’il a été écrit, ${p.when}.`,
    broken,
    accepted: (p) => `L’équipe de service a ouvert les données malgré cela, ${p.when}.`,
    notAccepted:
      "Personne ne peut se connecter tant que l’équipe de service n’a pas ouvert les données avec la clé de service.",
    more: (p) =>
      f.plural(p.count, {
        one: `et ${f.number(p.count)} autre`,
        other: `et ${f.number(p.count)} autres`,
      }),
    advice:
      "Ce journal ne permet pas de savoir ce qui s’est passé là. Une exportation plus ancienne le contient peut-être\u00a0: adressez-vous à l’équipe de service.",
    check: "Contrôler maintenant",
    checking: "Contrôle de tout le journal",
  },
  filters: {
    label: "Filtrer le journal",
    from: "Du",
    until: "Au",
    person: "Personne",
    personHint: "Nom ou nom d’opérateur",
    clearPerson: "Toutes les personnes",
    foundPeople: "Personnes trouvées",
    nobodyFound: (p) => `Aucun opérateur ne correspond à «\u202f${p.search}\u202f».`,
    found: (p) =>
      f.plural(p.count, {
        one: `${f.number(p.count)} personne trouvée`,
        other: `${f.number(p.count)} personnes trouvées`,
      }),
    kind: "Événement",
    everyKind: "Tous",
    kinds,
    clear: "Effacer les filtres",
  },
  table: {
    columns: { when: "Quand", what: "Événement", desk: "Poste", number: "N°" },
    number: (p) => f.number(p.number),
    total: (p) => (p.moreThan ? `Plus de ${entries(p.count)}` : entries(p.count)),
    shown: (p) =>
      p.moreThan
        ? `Affichées\u00a0: les ${f.number(p.shown)} plus récentes.`
        : `Affichées\u00a0: les ${f.number(p.shown)} plus récentes sur ${f.number(p.total)}.`,
    loading: "Chargement des entrées",
    more: "Afficher la suite",
    empty: "Aucune entrée ne correspond à ces filtres.",
  },
  exporting: {
    csv: "Exporter en CSV",
    json_lines: "Exporter en JSON Lines",
    waiting: "Exportation…",
    saved: (p) =>
      f.plural(p.count, {
        one: `${f.number(p.count)} entrée exportée dans\u00a0:`,
        other: `${f.number(p.count)} entrées exportées dans\u00a0:`,
      }),
    note: "L’exportation est elle-même une entrée du journal.",
  },
};
