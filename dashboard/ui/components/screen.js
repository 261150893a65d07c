// Says which class of width the window has, where the pictures of the page are laid out for another one.

const watchers = new WeakMap();

function draw({ data, parentElement, setStateValue }) {
  window.removeEventListener("resize", watchers.get(parentElement));
  let shown = data.shown;
  const compare = () => {
    const name = Object.keys(data.least).findLast((each) => window.innerWidth >= data.least[each]);
    if (name === shown) return;
    shown = name;
    setStateValue("name", name);
  };
  watchers.set(parentElement, compare);
  window.addEventListener("resize", compare);
  compare();
  return () => window.removeEventListener("resize", compare);
}
