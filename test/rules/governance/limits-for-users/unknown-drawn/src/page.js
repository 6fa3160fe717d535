import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { Chat } from "./chat.js";

createRoot(document.body).render(createElement(Chat, { route: "/api/answers" }));
