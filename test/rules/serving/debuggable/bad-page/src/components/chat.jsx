import { useState } from "react";

export function Chat() {
  const [messages, setMessages] = useState([]);
  const appendMessage = (message) => setMessages((known) => [...known, message]);
  return <button onClick={() => appendMessage({ role: "user", text: "Where is my parcel?" })}>{messages.length}</button>;
}
