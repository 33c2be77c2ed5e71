import type { EventKind, TrailBreak } from "../backend/bindings";
import type { Messages } from "./index";
import { f, on } from "./it-format";

const entries = (count: number) =>
  f.plural(count, { one: "1 voce", other: `${f.number(count)} voci` });

const kinds: Record<EventKind, string> = {
  sign_in: "Accessi e uscite",
  session: "Blocchi e fine sessione",
  refused: "Tentativi rifiutati",
  phones: "Telefoni",
  operators: "Operatori",
  policy: "Regole e impostazioni",
  service_team: "Team di assistenza",
  exports: "Esportazioni",
};

function broken(found: TrailBreak): string {
  switch (found.kind) {
    case "changed":
      return `La voce ${f.number(found.number)} è stata modificata al di fuori di Guichet.`;
    case "removed":
      return found.first === found.last
        ? `La voce ${f.number(found.first)} è stata eliminata al di fuori di Guichet.`
        : `Le voci da ${f.number(found.first)} a ${f.number(found.last)} sono state eliminate al di fuori di Guichet.`;
    case "cut_off":
      return `Ciò che seguiva la voce ${f.number(found.after)} è stato eliminato al di fuori di Guichet. Voci più recenti ne portano i numeri.`;
  }
}

export const itTrail: Messages["trail"] = {
  title: "Registro",
  lead: "Che cosa è successo alle postazioni di questa istituzione: chi l’ha fatto, per chi e quando.",
  standing: {
    label: "Stato del registro",
    unknown: "Il registro non è ancora stato verificato",
    complete: (p) => `Completo e invariato ${p.when}`,
    entries: (p) =>
      f.plural(p.count, {
        one: "L’unica voce è così come è stata scritta.",
        other: `Tutte le ${f.number(p.count)} voci sono così come sono state scritte.`,
      }),
    problem: (p) =>
      p.more === 0
        ? `Problema alla voce ${f.number(p.number)}`
        : f.plural(p.more, {
            one: `Problema alla voce ${f.number(p.number)} e a un’altra`,
            other: `Problema alla voce ${f.number(p.number)} e ad altre ${f.number(p.more)}`,
          }),
    checked: (p) => `Tutto il resto è così come è stato scritto, ${p.when}.`,
    broken,
    accepted: (p) => `Il team di assistenza ha comunque aperto i dati ${on(p.when)}.`,
    notAccepted:
      "Nessuno può accedere finché il team di assistenza non ha aperto i dati con la chiave di servizio.",
    more: (p) => f.plural(p.count, { one: "e un altro", other: `e altri ${f.number(p.count)}` }),
    advice:
      "Da questo registro non si può sapere che cosa è successo lì. Forse lo contiene un’esportazione precedente: si rivolga al team di assistenza.",
    check: "Verificare ora",
    checking: "Verifica di tutto il registro",
  },
  filters: {
    label: "Filtrare il registro",
    from: "Dal",
    until: "Al",
    person: "Persona",
    personHint: "Nome o nome operatore",
    clearPerson: "Tutte le persone",
    foundPeople: "Persone trovate",
    nobodyFound: (p) => `Nessun operatore corrisponde a «${p.search}».`,
    found: (p) =>
      f.plural(p.count, {
        one: "1 persona trovata",
        other: `${f.number(p.count)} persone trovate`,
      }),
    kind: "Evento",
    everyKind: "Tutti",
    kinds,
    clear: "Azzerare i filtri",
  },
  table: {
    columns: { when: "Quando", what: "Evento", desk: "Postazione", number: "N." },
    number: (p) => f.number(p.number),
    total: (p) => (p.moreThan ? `Più di ${entries(p.count)}` : entries(p.count)),
    shown: (p) =>
      p.moreThan
        ? `Sono mostrate le ${f.number(p.shown)} più recenti.`
        : `Sono mostrate le ${f.number(p.shown)} più recenti su ${f.number(p.total)}.`,
    loading: "Caricamento delle voci",
    more: "Mostrare altre voci",
    empty: "Nessuna voce corrisponde a questi filtri.",
  },
  exporting: {
    csv: "Esportare in CSV",
    json_lines: "Esportare in JSON Lines",
    waiting: "Esportazione…",
    saved: (p) =>
      f.plural(p.count, {
        one: "1 voce salvata in:",
        other: `${f.number(p.count)} voci salvate in:`,
      }),
    note: "Anche l’esportazione è una voce del registro.",
  },
};
