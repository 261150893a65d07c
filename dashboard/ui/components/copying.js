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

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  const parts = data.texts.map(({ label, text, is_code }) => {
    const part = document.createElement("section");
    const line = document.createElement("div");
    const name = document.createElement("h4");
    const button = document.createElement("button");
    const status = document.createElement("span");
    const shown = document.createElement(is_code ? "pre" : "p");
    name.textContent = label;
    button.type = "button";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy: ${label}`);
    status.setAttribute("role", "status");
    shown.textContent = text;
    shown.dir = "auto";
    if (is_code) shown.tabIndex = 0;
    button.onclick = async () => {
      status.textContent = (await copied(text)) ? "Copied" : "Select the text and copy it";
      setTimeout(() => { status.textContent = ""; }, 4000);
    };
    line.append(name, button, status);
    part.append(line, shown);
    return part;
  });
  root.replaceChildren(...parts);
}
