import { useChat } from "@ai-sdk/react";

export function useDesk() {
  const { messages, sendMessage } = useChat();
  return { messages, send: (text) => sendMessage({ text }) };
}
