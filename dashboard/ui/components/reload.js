// Keeps the name of what a reader brought for as long as the tab is open, and says it again after a reload. The browser
// asks before it closes a tab with something unsaved.

const KEY = "muster-brought";
let isSaid = false;
let said = {};

function askBeforeLeaving(event) {
  event.preventDefault();
}

// Text that is being typed has not reached the server yet.
document.addEventListener("input", ({ target }) => {
  if (said.has_fields && target.matches("textarea, input[type=text]")) watch(said.is_unsaved || target.value.trim());
});

// Without anything to ask, no listener: browsers keep such a page whole for Back.
function watch(isUnsaved) {
  if (isUnsaved) window.addEventListener("beforeunload", askBeforeLeaving);
  else window.removeEventListener("beforeunload", askBeforeLeaving);
}

function draw({ data, setStateValue }) {
  const kept = sessionStorage.getItem(KEY);
  if (!isSaid && kept && kept !== data.name) setStateValue("name", kept);
  else if (data.name) sessionStorage.setItem(KEY, data.name);
  else sessionStorage.removeItem(KEY);
  isSaid = true;
  said = data;
  watch(data.is_unsaved);
}
