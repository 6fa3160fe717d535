import { useEffect, useState } from "react";

export const Monitoring = () => {
  const [drifted, setDrifted] = useState<string[]>([]);
  useEffect(() => {
    fetch("/api/drifted")
      .then((answer) => answer.json())
      .then(setDrifted);
  }, []);
  return <ul>{drifted.map((name) => <li key={name}>{name}</li>)}</ul>;
};
