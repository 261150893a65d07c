// Texts to take along, each with a button that copies it.

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard without https: the old way, which every browser still has.
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const isDone = document.execCommand("copy");
    area.remove();
    return isDone;
  }
}

const LONG = 600;

const element = (tag, className, ...children) => {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
};

function part({ label, text, is_code }) {
  const button = element("button", "", "Copy");
  const status = element("span", "");
  const shown = element(is_code ? "pre" : "p", "", text);
  button.type = "button";
  button.setAttribute("aria-label", `Copy: ${label}`);
  status.setAttribute("role", "status");
  shown.dir = "auto";
  if (is_code || text.length > LONG) shown.tabIndex = 0; // it may scroll, so a keyboard must reach it
  button.onclick = async () => {
    status.textContent = (await copied(text)) ? "Copied" : "Select the text and copy it";
    setTimeout(() => { status.textContent = ""; }, 4000);
  };
  return element("section", "", element("div", "head", element("h4", "", label), button, status), shown);
}

// Prose and code side by side where there is room for both.
export default function ({ data, parentElement }) {
  const kinds = [data.texts.filter((one) => !one.is_code), data.texts.filter((one) => one.is_code)];
  const groups = kinds.filter((texts) => texts.length).map((texts) => element("div", "group", ...texts.map(part)));
  parentElement.querySelector(".root").replaceChildren(element("div", "groups", ...groups));
}
