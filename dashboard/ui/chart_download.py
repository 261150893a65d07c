"""Two buttons that save a chart as SVG or PNG, by Plotly's own export in the reader's browser."""

from __future__ import annotations

import streamlit as st

# Plotly's modebar offers one format per chart. The buttons below set the format and press the modebar's own button, so
# that fonts, colours of the theme and the source line are exactly what the reader sees. No image is made on the server.
_BUTTONS = """
<div class="row" role="group">
  <button type="button" data-format="svg">SVG</button>
  <button type="button" data-format="png">PNG</button>
  <span role="status" aria-live="polite"></span>
</div>
"""
_LOOK = """
.row { display: flex; gap: .5rem; align-items: center; }
button { font: 14px var(--st-font); padding: .3rem .75rem; cursor: pointer; color: var(--st-text-color);
  background: var(--st-background-color); border: 1px solid var(--st-border-color);
  border-radius: var(--st-button-radius); }
button:hover { border-color: var(--st-primary-color); }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
span { font: 14px var(--st-font); color: var(--st-text-color); }
"""
_SCRIPT = """
export default function ({ data: [data], parentElement }) {
  const status = parentElement.querySelector("[role=status]");
  parentElement.querySelector("[role=group]").setAttribute("aria-label", `Save the chart: ${data.label}`);
  for (const button of parentElement.querySelectorAll("button")) {
    const format = button.dataset.format;
    button.setAttribute("aria-label", `Save as ${format.toUpperCase()}: ${data.label}`);
    button.onclick = () => {
      const chart = document.querySelector(`.st-key-${data.chart} .js-plotly-plot`);
      const camera = chart && chart.querySelector('.modebar-btn[data-title^="Download"]');
      if (!camera) { status.textContent = "The chart is still being drawn."; return; }
      chart._context.toImageButtonOptions = { format, filename: data.filename, scale: format === "png" ? 2 : 1 };
      camera.click();
      status.textContent = `${data.filename}.${format}`;
    };
  }
}
"""


@st.cache_resource(show_spinner=False)
def _component() -> st.components.v2.types.ComponentRenderer:
    return st.components.v2.component("chart_picture", html=_BUTTONS, css=_LOOK, js=_SCRIPT)


def draw_save_buttons(key: str, label: str, filename: str) -> None:
    """Buttons for the chart inside the container with key `key`."""
    _component()(key=f"{key}_picture", data=[{"chart": key, "label": label, "filename": filename}])
