// The small picture of a key number: steps over time, bars by year, or parts of a whole. It says nothing but what the
// text beside it says; all places are shares of the width, so that no text is stretched.

const BASE = 27, TOP = 11, LINE = 38; // pixels from the upper edge: of the ground, of the highest mark, of the words below
const share = (part) => `${(100 * part).toFixed(2)}%`;

function shape(tag, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const rectangle = (from, to, top, foot, kind) =>
  shape("rect", { x: share(from), width: share(to - from), y: top, height: Math.max(foot - top, 1), class: kind });

function drawSteps({ values, places }) {
  const least = Math.min(...values), span = Math.max(...values) - least || 1;
  const level = (value) => BASE - 6 - ((value - least) / span) * (BASE - 6 - 3);
  return values.flatMap((value, at) => {
    const from = places[at], to = places[at + 1] ?? 1, y = level(value);
    const rise = at ? [shape("line", { x1: share(from), x2: share(from), y1: level(values[at - 1]), y2: y })] : [];
    return [rectangle(from, to, y, BASE, "ground"), ...rise, shape("line", { x1: share(from), x2: share(to), y1: y, y2: y })];
  });
}

function drawBars({ values }) {
  const most = Math.max(...values, 1), step = 1 / values.length;
  return values.flatMap((value, at) => {
    const top = BASE - (value / most) * (BASE - TOP), middle = share((at + 0.5) * step);
    const number = shape("text", { x: middle, y: top - 3, "text-anchor": "middle" }, String(value));
    return [...(value ? [rectangle((at + 0.3) * step, (at + 0.7) * step, top, BASE, "bar")] : []), number];
  });
}

function drawParts({ values, kinds }) {
  const whole = values.reduce((sum, value) => sum + value, 0);
  let before = 0;
  return values.map((value, at) => {
    before += value;
    return rectangle((before - value) / whole, before / whole, TOP - 2, BASE - 4, kinds[at]);
  });
}

function drawEnds({ ends, places_of_ends: places }) {
  return ends.map((text, at) => {
    const anchor = places[at] < 0.1 ? "start" : places[at] > 0.9 ? "end" : "middle";
    return shape("text", { x: share(places[at]), y: LINE, "text-anchor": anchor }, text);
  });
}

function draw({ data, parentElement }) {
  const marks = { steps: drawSteps, bars: drawBars, parts: drawParts }[data.form](data);
  const picture = shape("svg", { role: "img", "aria-label": data.alt, width: "100%", height: data.ends.length ? LINE + 3 : BASE }, ...marks, ...drawEnds(data));
  parentElement.querySelector(".root").replaceChildren(picture);
}
