import { program } from "./main.js";

void program();
