import module from "node:module";

// From version 22 on, Node can keep what it compiled for the next run: a third of what starting takes. It does so for files that it loads
// from now on, so the program is one of its own.
if ("enableCompileCache" in module && typeof module.enableCompileCache === "function") module.enableCompileCache();
void import("./main.js").then(({ program }) => program());
