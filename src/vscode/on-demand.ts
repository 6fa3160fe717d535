/** What runs only when the user asks for it. In Node it stands in the file of the engine. */
export { runCommand } from "./commands.js";
export { fixAllEdit, fixEdit, waiveByCommentEdit, waiveInManifestEdit } from "./findings/code-action-edits.js";
