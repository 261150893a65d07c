"""The parts of a standalone SVG: text, scales, axes, marks and notes. `dashboard.charts.svg` puts them together."""
