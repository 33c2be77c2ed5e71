import { mount } from "svelte";
import "../style";
import ManagementWindow from "./ManagementWindow.svelte";

const target = document.getElementById("window");
if (target) mount(ManagementWindow, { target });
