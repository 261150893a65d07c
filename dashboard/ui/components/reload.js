// Keeps the name of what a reader brought for as long as the tab is open, and says it again after a reload. The browser
// asks before it closes a tab with something unsaved.

const KEY = "muster-brought";
let isSaid = false;

function askBeforeLeaving(event) {
  event.preventDefault();
}

function draw({ data, setStateValue }) {
  const kept = sessionStorage.getItem(KEY);
  if (!isSaid && kept && kept !== data.name) setStateValue("name", kept);
  else if (data.name) sessionStorage.setItem(KEY, data.name);
  else sessionStorage.removeItem(KEY);
  isSaid = true;
  // Without anything to ask, no listener: browsers keep such a page whole for Back.
  if (data.is_unsaved) window.addEventListener("beforeunload", askBeforeLeaving);
  else window.removeEventListener("beforeunload", askBeforeLeaving);
}
