"""The formats in which one table can be saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType

from dashboard.exports.extract import Extract


@dataclass(frozen=True, slots=True)
class Format:
    """A file as a reader chooses it.

    `use`: what it is for; menus list formats under it. `label` for a reader, `suffix` with its dot, `mime` as browsers
    know it; `writer`: a function in this package.
    """

    use: str
    label: str
    suffix: str
    mime: str
    writer: str
    is_text: bool = True

    def write(self, extract: Extract) -> bytes:
        """The file. Its writer is imported on first use: a page that offers all formats pays for none of them."""
        module, _, function = self.writer.partition(".")
        content: bytes = getattr(import_module(f"dashboard.exports.{module}"), function)(extract)
        return content


_SHEETS, _CODE, _TEXT = "For a spreadsheet", "For programs", "To paste"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PARQUET = "application/vnd.apache.parquet"
FORMATS: Mapping[str, Format] = MappingProxyType({
    "csv": Format(_SHEETS, "CSV, safe in spreadsheets", ".csv", "text/csv; charset=utf-8", "csv_file.write_safe"),
    "csv_raw": Format(_CODE, "CSV, raw", ".raw.csv", "text/csv; charset=utf-8", "csv_file.write_raw"),
    "csvw": Format(_CODE, "Description of the CSV", ".csv-metadata.json", "application/json", "csvw.write_metadata"),
    "xlsx": Format(_SHEETS, "Excel workbook", ".xlsx", _XLSX, "excel.write_workbook", is_text=False),
    "parquet": Format(_CODE, "Parquet", ".parquet", _PARQUET, "parquet.write_parquet", is_text=False),
    "json": Format(_CODE, "JSON", ".json", "application/json", "json_file.write_json"),
    "markdown": Format(_TEXT, "Markdown", ".md", "text/markdown; charset=utf-8", "clipboard.write_markdown"),
    "tsv": Format(_TEXT, "TSV", ".tsv", "text/tab-separated-values; charset=utf-8", "clipboard.write_tsv"),
})  # fmt: skip
FORMATS_BY_USE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {use: tuple(name for name, form in FORMATS.items() if form.use == use) for use in (_SHEETS, _CODE, _TEXT)}
)
