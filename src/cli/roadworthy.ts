import { isMainThread } from "node:worker_threads";
import { program } from "./main.js";

// In a bundle this file is also what the threads of a fleet run.
if (isMainThread) void program();
