import { invoke } from "@tauri-apps/api/core";
import type { Role } from "./bindings";

/** Somebody whom a demo can be tried as. */
export type DemoPerson = {
  username: string;
  display_name: string;
  role: Role;
  /** Whether a code is asked for after the password. */
  with_code: boolean;
};

export type Demo = {
  people: DemoPerson[];
  /** Everybody's. */
  password: string;
  service_key: string;
};

declare global {
  interface Window {
    /** The shell has said so before the page began. */
    guichetDemo?: boolean;
  }
}

/** Whether this is a demo, and not the real app. */
export function isDemo(): boolean {
  return window.guichetDemo === true;
}

/** The demo that this is; null where it is the real app, which is not asked. The sign-in window may ask. */
export async function demo(): Promise<Demo | null> {
  if (!isDemo()) return null;
  return invoke<Demo | null>("demo").catch(() => null);
}
