import { lastPart } from "../../text/last-part.js";

/** What a user's text is called by most who write programs around models. */
const usersName =
  /^(?:user_?(?:input|query|question|message|prompt|text|request|content)|(?:user|latest|last|original|raw)?_?(?:question|query)|chat_input|utterance)$/i;
/** Placeholders of templates. */
const usersSlot = /\{\{?\s*(?:user_?(?:input|query|question|message|prompt|text|request)|question|input|query|chat_input)\s*\}\}?/i;

/** Whether a dotted name is one that people give to what users write. */
export function isUsersName(name: string): boolean {
  return usersName.test(lastPart(name));
}

/** The placeholder for what users write in a text that has more than it. */
export function usersSlotIn(text: string): string | undefined {
  const slot = usersSlot.exec(text)?.[0];
  return slot !== undefined && text.length > slot.length ? slot : undefined;
}
