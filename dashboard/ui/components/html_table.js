// A table as text: real links, header buttons that sort on the server, one card per row on a phone.
// Explicit roles, since a row that is drawn as a card would otherwise no longer be a row to a screen reader.

function header(column, sort, send) {
  const name = column.sort_by;
  const direction = !name ? null : sort === name ? "ascending" : sort === `-${name}` ? "descending" : "none";
  const cell = element("th", {
    role: "columnheader", scope: "col", title: column.help || null,
    class: `${column.kind} ${name ? "sortable" : ""}`,
    "aria-sort": direction,
  });
  if (!name) {
    cell.append(column.label);
    return cell;
  }
  const arrow = element("span", { class: "arrow", "aria-hidden": "true" }, { ascending: "▲", descending: "▼", none: "" }[direction]);
  const button = element("button", { type: "button", "data-sort": name }, column.label, arrow);
  button.onclick = () => send("sorted", direction === "ascending" ? `-${name}` : name);
  cell.append(button);
  return cell;
}

const badge = ({ text, tone, help }) => element("span", { class: `badge ${tone}`, title: help || null, dir: "auto" }, text);

// As a link of Streamlit's own does: one entry of the history. A page that the server switches to makes two.
function follow(href) {
  history.pushState({}, "", new URL(href, document.baseURI));
  dispatchEvent(new PopStateEvent("popstate"));
}

function content(cell, row, isFirst, open) {
  const text = cell.tone ? badge(cell) : element("span", { class: "text", dir: "auto" }, cell.text);
  if (cell.text.length > 80) text.title = cell.text.slice(0, 1000);
  if (isFirst && row.href) {
    const link = element("a", { href: row.href, class: "row-link" }, text);
    link.onclick = (event) => {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      open(row.href);
    };
    return link;
  }
  if (cell.href && /^https?:\/\//i.test(cell.href)) {
    return element("a", { href: cell.href, target: "_blank", rel: "noopener noreferrer" }, text);
  }
  return text;
}

function line(row, columns, open) {
  const made = element("tr", { role: "row", class: row.href ? "opens" : null });
  row.cells.forEach((cell, place) => {
    const column = columns[place];
    const role = place === 0 ? "rowheader" : "cell";
    const drawn = element(
      place === 0 ? "th" : "td",
      {
        role, scope: place === 0 ? "row" : null, "data-label": cell.tone ? "" : column.label,
        class: `${column.kind} ${cell.text || cell.badges.length ? "" : "empty"}`,
      },
      content(cell, row, place === 0, open),
    );
    if (cell.badges.length) drawn.append(element("span", { class: "badges" }, ...cell.badges.map(badge)));
    made.append(drawn);
  });
  made.onclick = (event) => {
    const isOnLink = event.target.closest("a");
    if (row.href && !isOnLink && isPlainClick(event) && !String(getSelection())) open(row.href);
  };
  return made;
}

// Few columns of numbers, dates and codes beside the first stay a table on a phone, too. Of many, none takes the width
// of a long text.
function kinds(columns) {
  const isFew = columns.length < 6;
  const isCompact = isFew && columns.slice(1).every((one) => one.kind !== "prose");
  return `${columns.some((one) => one.sort_by) ? "sortable" : ""} ${isCompact ? "compact" : ""} ${isFew ? "" : "many"}`;
}

function draw({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const focused = root.getRootNode().activeElement?.dataset?.sort;
  const head = element("tr", { role: "row" }, ...data.columns.map((one) => header(one, data.sort, setTriggerValue)));
  const open = data.opens_here ? (href) => setTriggerValue("opened", href) : follow;
  const rows = data.rows.map((row) => line(row, data.columns, open));
  root.replaceChildren(
    element(
      "table",
      { role: "table", "aria-label": data.label, class: kinds(data.columns) },
      element("thead", { role: "rowgroup" }, head),
      element("tbody", { role: "rowgroup" }, ...rows),
    ),
  );
  if (focused) root.querySelector(`[data-sort="${focused}"]`)?.focus();
  const page = String(data.page);
  if (root.dataset.page && root.dataset.page !== page && root.getBoundingClientRect().top < 0) root.scrollIntoView();
  root.dataset.page = page;
}
