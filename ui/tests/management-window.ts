import { office, pretendShell } from "../fixtures/shell";
import ManagementWindow from "../src/management/ManagementWindow.svelte";
import { draw, one, settle } from "./window";

type Answers = Parameters<typeof pretendShell>[0];

/** The management window, whose shell answers as an office's does but for these; what it is asked. */
export async function openManagement(answers: Answers = {}) {
  const calls = pretendShell({ ...office(), ...answers });
  await draw(ManagementWindow);
  return { of: (operation: string) => calls.filter((call) => call.name === operation) };
}

/** Anna Keller's page, from the list. */
export async function openOperator() {
  one('[data-username="anna.keller"]').click();
  await settle();
}
