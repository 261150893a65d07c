// A real link to another figure, which a plain click opens in the same session.

function draw({ data, parentElement, setTriggerValue }) {
  const link = element("a", { href: data.href }, data.label);
  link.onclick = (event) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    setTriggerValue("opened", data.figure_id);
  };
  parentElement.querySelector(".root").replaceChildren(link);
}
