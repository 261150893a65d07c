// Says which class of width the window has, where the pictures of the page are laid out for another one; and which theme
// the page turns to, since a picture that is on the page keeps the colours of the one before. A window is as wide as the
// text in it is large: with letters of 24 pixels, one of 1,440 has no more room than 960 mostly have.

const watchers = new WeakMap();
const USUAL_LETTERS = 16;

function draw({ data, parentElement, setStateValue }) {
  watchers.get(parentElement)?.();
  const app = document.querySelector("[data-testid=stApp]");
  const read = {
    name: () => {
      const letters = parseFloat(getComputedStyle(document.documentElement).fontSize);
      const width = (window.innerWidth * USUAL_LETTERS) / letters;
      return Object.keys(data.least).findLast((each) => width >= data.least[each]);
    },
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
