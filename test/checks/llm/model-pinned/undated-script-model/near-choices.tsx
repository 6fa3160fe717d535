import { useState } from "react";

const offered = [
  { id: "gpt-4o", label: "GPT-4o" },
  { id: "claude-3-5-sonnet-latest", label: "Claude" },
];

export function Picker({ onPick }: { onPick: (id: string) => void }) {
  const [picked, setPicked] = useState(offered[0].id);
  return (
    <select value={picked} onChange={(event) => { setPicked(event.target.value); onPick(event.target.value); }}>
      {offered.map(({ id, label }) => <option key={id} value={id}>{label}</option>)}
    </select>
  );
}
