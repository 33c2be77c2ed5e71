import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

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
      // What more than one window has is one file with one style sheet: each is a question to the app's main
      // thread, which opens the window at the same time.
      output: { codeSplitting: { groups: [{ name: "shared", minShareCount: 2 }] } },
    },
  },
  test: {
    environment: "jsdom",
    setupFiles: ["tests/setup.ts"],
    testTimeout: 30_000,
    include: ["tests/**/*.test.ts"],
  },
});
