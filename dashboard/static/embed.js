// Makes frames of Muster as high as what they show. For a page that holds such frames; loads and keeps nothing.
(() => {
  const muster = new URL(document.currentScript.src).origin;
  const [LEAST, MOST] = [200, 10000]; // pixels
  addEventListener("message", ({ data, origin, source }) => {
    const height = data?.musterHeight;
    if (origin !== muster || !Number.isFinite(height)) return;
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow !== source) continue;
      Object.assign(frame.style, { aspectRatio: "auto", minHeight: "0", height: `${Math.min(Math.max(height, LEAST), MOST)}px` });
    }
  });
})();
