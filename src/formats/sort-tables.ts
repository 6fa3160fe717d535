/**
 * A script for pages with long tables: the heads of a `table.sortable` become buttons that sort it, and a field above it leaves the rows that hold a
 * text. Without it the tables are whole, in the order they are written in. A cell sorts by its `data-value`, else by its text; empty ones last.
 */
export const sortTables = `for (const table of document.querySelectorAll("table.sortable")) {
  const [body] = table.tBodies;
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...body.rows];
  const keyOf = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    const isNumber = head.classList.contains("number");
    button.addEventListener("click", () => {
      const direction = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", direction === 1 ? "ascending" : "descending");
      rows.sort((one, other) => {
        const a = keyOf(one, column);
        const b = keyOf(other, column);
        if (a === "" || b === "") return (a === "") - (b === "");
        return direction * (isNumber ? a - b : a.localeCompare(b, "en", { numeric: true }));
      });
      body.append(...rows);
    });
  });
  const label = document.createElement("label");
  const field = document.createElement("input");
  const status = document.createElement("output");
  field.type = "search";
  label.append(table.dataset.filter, " ", field);
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
      if (!row.hidden) shown += 1;
    }
    status.textContent = wanted === "" ? "" : shown + " of " + rows.length;
  });
  const bar = document.createElement("p");
  bar.className = "filter";
  bar.append(label, " ", status);
  (table.closest(".wide") ?? table).before(bar);
}
`;
