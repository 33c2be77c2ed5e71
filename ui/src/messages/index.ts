export { language, speak, t, type Messages } from "./spoken.svelte";
