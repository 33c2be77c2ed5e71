import { mount } from "svelte";
import "../style";
import PrintWindow from "./PrintWindow.svelte";

const target = document.getElementById("window");
if (target) mount(PrintWindow, { target });
