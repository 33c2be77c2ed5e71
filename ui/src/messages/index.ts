export { language, speak, t, textsIn, type Messages } from "./spoken.svelte";
