// Says to the page around a frame how high the framed view is. static/embed.js of that page listens.

function draw() {
  const content = document.querySelector("[data-testid=stMainBlockContainer]");
  if (!content || window.parent === window) return;
  const watcher = new ResizeObserver(() => {
    // A height is no secret, and any page may frame a view.
    window.parent.postMessage({ musterHeight: Math.ceil(content.getBoundingClientRect().height) }, "*");
  });
  watcher.observe(content);
  return () => watcher.disconnect();
}
