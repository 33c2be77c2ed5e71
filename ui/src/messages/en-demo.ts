import type { Role } from "../backend/bindings";

type Person = { name: string; role: Role };

/** `guichet --demo`. */
export const enDemo = {
  banner: "Demo: made-up people and data, gone when you close it.",
  people: "Try it as",
  withPassword: (p: Person) =>
    p.role === "administrator"
      ? `${p.name}, administrator: password only`
      : `${p.name}, operator: password only`,
  withCode: (p: Person) =>
    p.role === "administrator"
      ? `${p.name}, administrator: password and code`
      : `${p.name}, operator: password and code`,
  password: (p: { password: string }) => `Everyone's password is “${p.password}”.`,
  serviceKey: (p: { key: string }) => `The service key is ${p.key}.`,
};
