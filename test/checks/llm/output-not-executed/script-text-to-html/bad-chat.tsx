"use client";

import { useChat } from "@ai-sdk/react";

export function Chat() {
  const { messages, input, handleInputChange, handleSubmit } = useChat();
  return (
    <form onSubmit={handleSubmit}>
      {messages.map((message) => (
        <div
          key={message.id}
          dangerouslySetInnerHTML={{ __html: message.content }} // finding
        />
      ))}
      <input value={input} onChange={handleInputChange} />
    </form>
  );
}
