import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

/** What the sign-in window begins with. */
const START = "/src/sign-in/main.ts";

/** Whether the sign-in window begins with `id`, or with something that has it. */
function starts(
  id: string,
  importers: (of: string) => readonly string[],
  seen = new Set<string>(),
): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  return id.endsWith(START) || importers(id).some((of) => starts(of, importers, seen));
}

// The app serves these files from its own binary, under a content security policy that
// allows nothing but "self": hence no inlined assets, no inline scripts.
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [svelte()],
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  resolve: process.env.VITEST ? { conditions: ["browser"] } : {},
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // The oldest webviews that Tauri 2 runs on and that these windows were written for.
    target: ["es2022", "safari16.4", "chrome111"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        "sign-in": new URL("sign-in.html", import.meta.url).pathname,
        management: new URL("management.html", import.meta.url).pathname,
        print: new URL("print.html", import.meta.url).pathname,
      },
      // What more than one window has is one file with one style sheet, because each is a question to the app's
      // main thread, which opens the window at the same time; and a second one, which a start does not read.
      output: {
        codeSplitting: {
          groups: [
            {
              debugName: "what is shared",
              name: (id, modules) => {
                const importers = (of: string) => modules.getModuleInfo(of)?.importers ?? [];
                return starts(id, importers) ? "shared" : "shared-later";
              },
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
  test: {
    environment: "jsdom",
    setupFiles: ["tests/setup.ts"],
    testTimeout: 30_000,
    include: ["tests/**/*.test.ts"],
  },
});
