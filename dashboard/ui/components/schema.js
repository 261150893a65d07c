// The tables that a reader may query: searched and opened in the browser alone; a click on a name asks to insert it.
// Buttons and <details>, so that keyboards and screen readers know what to do.

const plain = (text) => (text ?? "").toLowerCase();

function insertButton(name, label, send) {
  const button = element("button", { type: "button", class: "name", title: `Insert ${name}` }, label);
  button.onclick = () => send("picked", name);
  return button;
}

function columnLine(column, send) {
  const examples = column.examples.length ? element("span", { class: "examples", dir: "auto" }, `e.g. ${column.examples.join(" · ")}`) : "";
  const made = element("li", {},
    element("div", {}, insertButton(column.name, column.name, send), " ", element("span", { class: "type" }, column.type)),
    element("span", { class: "meaning" }, column.meaning), examples);
  made.words = plain(`${column.name} ${column.meaning}`);
  return made;
}

function tableFold(table, send) {
  const rows = `${table.rows.toLocaleString("en")} ${table.rows === 1 ? "row" : "rows"}`;
  const made = element("details", {}, element("summary", {}, element("span", { class: "table" }, table.name), element("span", { class: "type" }, rows)));
  made.words = plain(`${table.name} ${table.meaning}`);
  made.lines = null;
  // Hundreds of lines that nobody may look at are made when they are.
  made.fill = () => {
    if (made.lines) return made.lines;
    made.lines = table.columns.map((column) => columnLine(column, send));
    made.append(
      element("p", { class: "meaning" }, table.meaning),
      insertButton(table.name, `Insert ${table.name}`, send),
      element("ul", {}, ...made.lines),
    );
    return made.lines;
  };
  made.ontoggle = () => made.open && made.fill();
  return made;
}

// With words in the box, tables show only what has all of them; a table that has them itself shows every column.
function search(root, folds, typed) {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const fold of folds) {
    const isFound = (text) => words.every((word) => text.includes(word));
    const lines = words.length ? fold.fill() : fold.lines ?? [];
    const isWhole = isFound(fold.words);
    for (const line of lines) line.hidden = !isWhole && !isFound(line.words);
    fold.hidden = !isWhole && !lines.some((line) => !line.hidden);
    if (words.length) fold.open = !fold.hidden && !isWhole;
    else if (root.dataset.searched) fold.open = false;
    found += fold.hidden ? 0 : 1;
  }
  root.dataset.searched = words.length ? "yes" : "";
  return words.length && !found ? "No table and no column has these words." : "";
}

function draw({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  if (root.dataset.version === data.version) return;
  root.dataset.version = data.version;
  const folds = data.tables.map((table) => tableFold(table, setTriggerValue));
  const told = element("p", { class: "meaning", role: "status" });
  const box = element("input", { type: "search", "aria-label": "Search tables and columns", placeholder: "Search tables and columns", autocomplete: "off", spellcheck: "false" });
  box.oninput = () => { told.textContent = search(root, folds, box.value); };
  root.replaceChildren(box, told, ...folds);
}
