// Another figure is read from its beginning, though the page is the same.

let shown;
function draw({ data }) {
  if (shown !== undefined && shown !== data.figure) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  shown = data.figure;
}
