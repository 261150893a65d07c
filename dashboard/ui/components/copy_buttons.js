// Texts to copy, each with its button.

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without https there is no clipboard; this older way works in every browser.
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

// A link is read by its start; a click selects all of it.
function field(label, link) {
  const input = element("input", { type: "text", readonly: "", value: link, "aria-label": label });
  input.onfocus = () => input.select();
  return input;
}

function prose(text, is_code) {
  const shown = element(is_code ? "pre" : "p", { dir: "auto" }, text);
  if (is_code || text.length > LONG) shown.tabIndex = 0; // it may scroll, so a keyboard must reach it
  return shown;
}

function part({ label, text, is_code, is_link }) {
  const button = element("button", { type: "button", "aria-label": `Copy: ${label}` }, "Copy");
  const status = element("span", { role: "status" });
  const shown = is_link ? field(label, text) : prose(text, is_code);
  button.onclick = async () => {
    status.textContent = (await copied(text)) ? "Copied" : "Select the text and copy it";
    setTimeout(() => { status.textContent = ""; }, 4000);
  };
  return element("section", {}, element("div", { class: "head" }, element("h4", {}, label), button, status), shown);
}

// Prose and code side by side where there is room for both.
function draw({ data, parentElement }) {
  const kinds = [data.texts.filter((one) => !one.is_code), data.texts.filter((one) => one.is_code)];
  const groups = kinds.filter((texts) => texts.length).map((texts) => element("div", { class: "group" }, ...texts.map(part)));
  parentElement.querySelector(".root").replaceChildren(element("div", { class: "groups" }, ...groups));
}
