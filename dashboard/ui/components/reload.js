// Keeps the name of what a reader brought for as long as the tab is open, and says it again after a reload.

const KEY = "muster-brought";
let isSaid = false;

function draw({ data, setStateValue }) {
  const kept = sessionStorage.getItem(KEY);
  if (!isSaid && kept && kept !== data.name) setStateValue("name", kept);
  else if (data.name) sessionStorage.setItem(KEY, data.name);
  else sessionStorage.removeItem(KEY);
  isSaid = true;
}
