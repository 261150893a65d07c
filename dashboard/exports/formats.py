"""The formats in which one table can be taken along."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dashboard.exports.extract import Extract, Picture


@dataclass(frozen=True, slots=True)
class Format:
    """`label` for a reader, `suffix` with its dot, `mime` as browsers know it; `write` gives the file's bytes."""

    label: str
    suffix: str
    mime: str
    write: Callable[[Extract], bytes]
    is_text: bool = True


# Each writer is imported when it is first used: a page that offers all formats pays for none of them.
def _csv(extract: Extract) -> bytes:
    from dashboard.exports import csv_file

    return csv_file.write_safe(extract)


def _csv_raw(extract: Extract) -> bytes:
    from dashboard.exports import csv_file

    return csv_file.write_raw(extract)


def _xlsx(extract: Extract) -> bytes:
    from dashboard.exports import excel

    return excel.write(extract)


def _parquet(extract: Extract) -> bytes:
    from dashboard.exports import parquet

    return parquet.write(extract)


def _json(extract: Extract) -> bytes:
    from dashboard.exports import json_file

    return json_file.write(extract)


def _markdown(extract: Extract) -> bytes:
    from dashboard.exports import clipboard

    return clipboard.write_markdown(extract)


def _tsv(extract: Extract) -> bytes:
    from dashboard.exports import clipboard

    return clipboard.write_tsv(extract)


def fact_pack(title: str, dossier: str, extracts: Sequence[Extract], pictures: Sequence[Picture]) -> bytes:
    """Everything behind a page as one zip file, which opens as a Frictionless data package.

    The same bytes for the same parts. Raises QuestionError for a table that is no answer.
    """
    from dashboard.exports import pack

    return pack.write(title, dossier, extracts, pictures)


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS: Mapping[str, Format] = MappingProxyType({
    "csv": Format("CSV, safe in spreadsheets", ".csv", "text/csv; charset=utf-8", _csv),
    "csv_raw": Format("CSV, raw", ".raw.csv", "text/csv; charset=utf-8", _csv_raw),
    "xlsx": Format("Excel workbook", ".xlsx", _XLSX, _xlsx, is_text=False),
    "parquet": Format("Parquet", ".parquet", "application/vnd.apache.parquet", _parquet, is_text=False),
    "json": Format("JSON", ".json", "application/json", _json),
    "markdown": Format("Markdown, to paste", ".md", "text/markdown; charset=utf-8", _markdown),
    "tsv": Format("TSV, to paste", ".tsv", "text/tab-separated-values; charset=utf-8", _tsv),
})  # fmt: skip
