// Says which class of width the window has, where the pictures of the page are laid out for another one; and which theme
// the page turns to, since a picture that is on the page keeps the colours of the one before.

const watchers = new WeakMap();

function draw({ data, parentElement, setStateValue }) {
  watchers.get(parentElement)?.();
  const app = document.querySelector("[data-testid=stApp]");
  const read = {
    name: () => Object.keys(data.least).findLast((each) => window.innerWidth >= data.least[each]),
    theme: () => getComputedStyle(app).colorScheme,
  };
  const shown = { name: data.shown, theme: data.theme || read.theme() };
  const compare = (what) => {
    const now = read[what]();
    if (now === shown[what]) return;
    shown[what] = now;
    setStateValue(what, now);
  };
  const compareName = () => compare("name");
  const observer = new MutationObserver(() => compare("theme"));
  window.addEventListener("resize", compareName);
  observer.observe(app, { attributeFilter: ["class"] });
  compareName();
  const stop = () => {
    window.removeEventListener("resize", compareName);
    observer.disconnect();
  };
  watchers.set(parentElement, stop);
  return stop;
}
