// A table as text: real links, header buttons that sort on the server, one card per row on a phone.
// Explicit roles, since a row that is drawn as a card would otherwise no longer be a row to a screen reader.

const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
};

const isPlainClick = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

function header(column, sort, send) {
  const direction = sort === column.name ? "ascending" : sort === `-${column.name}` ? "descending" : "none";
  const cell = element("th", {
    role: "columnheader", scope: "col", class: column.is_number ? "number" : null, title: column.help || null,
    "aria-sort": column.is_sortable ? direction : null,
  });
  if (!column.is_sortable) {
    cell.append(column.label);
    return cell;
  }
  const arrow = { ascending: " ▲", descending: " ▼", none: "" }[direction];
  const button = element("button", { type: "button", "data-sort": column.name }, column.label + arrow);
  button.onclick = () => send("sorted", direction === "ascending" ? `-${column.name}` : column.name);
  cell.append(button);
  return cell;
}

function content(cell, row, isFirst, send) {
  const text = element("span", { class: cell.tone ? `badge ${cell.tone}` : "text", dir: "auto" }, cell.text);
  if (cell.text.length > 80) text.title = cell.text.slice(0, 1000);
  if (isFirst && row.href) {
    const link = element("a", { href: row.href, class: "row-link" }, text);
    link.onclick = (event) => {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      send("opened", row.key);
    };
    return link;
  }
  if (cell.href && /^https?:\/\//i.test(cell.href)) {
    return element("a", { href: cell.href, target: "_blank", rel: "noopener noreferrer" }, text);
  }
  return text;
}

function line(row, columns, send) {
  const made = element("tr", { role: "row", class: row.href ? "opens" : null });
  row.cells.forEach((cell, place) => {
    const column = columns[place];
    const role = place === 0 ? "rowheader" : "cell";
    made.append(
      element(
        place === 0 ? "th" : "td",
        { role, scope: place === 0 ? "row" : null, class: column.is_number ? "number" : null, "data-label": column.label },
        content(cell, row, place === 0, send),
      ),
    );
  });
  made.onclick = (event) => {
    const isOnLink = event.target.closest("a");
    if (row.href && !isOnLink && isPlainClick(event) && !String(getSelection())) send("opened", row.key);
  };
  return made;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const focused = root.getRootNode().activeElement?.dataset?.sort;
  const head = element("tr", { role: "row" }, ...data.columns.map((one) => header(one, data.sort, setTriggerValue)));
  const rows = data.rows.map((row) => line(row, data.columns, setTriggerValue));
  root.replaceChildren(
    element(
      "table",
      { role: "table", "aria-label": data.label },
      element("thead", { role: "rowgroup" }, head),
      element("tbody", { role: "rowgroup" }, ...rows),
    ),
  );
  if (focused) root.querySelector(`[data-sort="${focused}"]`)?.focus();
}
