import { mount } from "svelte";
import "../style";
import SignInWindow from "./SignInWindow.svelte";

const target = document.getElementById("window");
if (target) mount(SignInWindow, { target });
