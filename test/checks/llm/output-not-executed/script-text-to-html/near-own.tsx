import { useChat } from "@ai-sdk/react";

const theme = "document.documentElement.dataset.theme = localStorage.theme";

export function Layout({ children }: { children: React.ReactNode }) {
  const { messages } = useChat();
  return (
    <html lang="en">
      <head>
        <script dangerouslySetInnerHTML={{ __html: theme }} />
        <style dangerouslySetInnerHTML={{ __html: `:root { --count: ${messages.length} }` }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
