// Loads the editor (dashboard/static/sql_editor.js) when a page first shows one. Until it is there, and where it cannot be
// had, a plain field does its work: nothing that is typed into it is lost.

const newest = new WeakMap();
let editor = null;
let loading = null;
let commands = Date.now();

function send(root, order) {
  const { data, setStateValue } = newest.get(root);
  const { value: text, selectionStart, selectionEnd } = root.querySelector("textarea");
  const [start, end] = selectionStart < selectionEnd ? [selectionStart, selectionEnd] : [0, text.length];
  const [from, to] = [start, end].map((unit) => [...text.slice(0, unit)].length);
  const command = order ? { number: ++commands, token: data.token, order, from, to } : null;
  setStateValue("editor", { text, version: data.version, vocabulary_id: "", is_left: true, command });
}

function plainField(root, data) {
  const area = element("textarea", { "aria-label": data.label, spellcheck: "false", autocapitalize: "off", rows: "8" });
  const run = element("button", { type: "button", class: "run" }, "Run");
  const act = () => send(root, newest.get(root).data.running === null ? "run" : "cancel");
  area.onblur = () => setTimeout(() => { if (area.isConnected) send(root); }, 250); // a click elsewhere goes first
  area.onkeydown = (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    send(root, "run");
  };
  run.onclick = act;
  root.replaceChildren(
    area, element("div", { class: "bar" }, run, element("span", { class: "status", role: "status" })),
    element("div", { class: "errors", "aria-live": "polite" }),
  );
}

function showPlain(root, data) {
  if (!root.querySelector("textarea")) plainField(root, data);
  const area = root.querySelector("textarea");
  if (area.dataset.version !== String(data.version)) area.value = area.defaultValue = data.text;
  area.dataset.version = data.version;
  root.querySelector(".run").textContent = data.running === null ? "Run" : "Cancel";
  root.querySelector(".errors").replaceChildren(...data.errors.map(({ message }) => element("p", { class: "error" }, message)));
}

function load(address) {
  loading ??= import(new URL(address, document.baseURI)).then((loaded) => { editor = loaded; });
  return loading;
}

function draw(component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".root");
  newest.set(root, component);
  if (editor) editor.show(component, root);
  else {
    showPlain(root, data);
    load(data.bundle).then(
      () => { if (root.isConnected) editor.show(newest.get(root), root); },
      () => { root.querySelector(".status").textContent = "The editor could not be loaded; this plain field does its work."; },
    );
  }
  return () => editor?.close(root);
}
