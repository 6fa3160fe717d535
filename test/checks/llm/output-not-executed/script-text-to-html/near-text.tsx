"use client";

import { useChat } from "@ai-sdk/react";
import ReactMarkdown from "react-markdown";

export function Chat() {
  const { messages } = useChat();
  return (
    <ul>
      {messages.map((message) => (
        <li key={message.id}>
          {message.content}
          <ReactMarkdown>{message.content}</ReactMarkdown>
        </li>
      ))}
    </ul>
  );
}
