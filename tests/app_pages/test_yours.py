"""Your figures: from what a reader brings to a chart, without loss, and for nobody else."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys

import xlsxwriter
from streamlit.testing.v1 import AppTest

from dashboard.app_pages.yours.fixes import fix_figures
from dashboard.app_pages.yours.imports import Edit, ImportedFile
from dashboard.app_pages.yours.interpret import interpret
from dashboard.app_pages.yours.join_files import join_figures
from dashboard.app_pages.yours.picture import are_parts
from dashboard.app_pages.yours.rows import find_cell, read_edits
from dashboard.app_pages.yours.source import to_grid
from dashboard.engine.warehouse.private import OwnFigures
from dashboard.exports.dossier_zip import write_dossier
from dashboard.importing import RawTable, Recipe, Refusal, read_file
from dashboard.settings import REPOSITORY, settings
from dashboard.sharing.own_link import pack
from tests.app_pages.visit import visit, words

PASTED = "Date\tVisits\n2024-01-31\t1,351\n2024-02-29\t1,402\n2024-03-31\tabout 1,500\n"


def press(visitor: AppTest, label: str) -> AppTest:
    next(button for button in visitor.button if button.label.startswith(label)).click().run()
    assert not visitor.exception
    return visitor


def paste(visitor: AppTest, text: str) -> AppTest:
    visitor.text_area[0].set_value(text)
    return press(visitor, "Read")


def answer(visitor: AppTest, **answers: str) -> AppTest:
    for name, text in answers.items():
        next(box for box in visitor.text_input if str(box.key).endswith(f"_{name}")).set_value(text)
    visitor.run()
    assert not visitor.exception
    return visitor


def test_pasted_rows_become_a_chart() -> None:
    visitor = paste(visit("yours"), PASTED)
    visitor = answer(visitor, subject="Russia", speaker="Town Library", url="https://gazette.example")
    assert "**3 numbers read** = 3 used + 0 left out + 0 refused" in words(visitor)
    imports = visitor.session_state["tab_state"].values["imports"]
    assert imports.is_unsaved
    press(visitor, "Check and use 3 figures")
    assert "3 figures in use" in visitor.success[0].value
    assert not visitor.error
    assert not imports.is_unsaved  # what is in use is told by its own digest
    imports.typed["text"] = "half a table"
    assert imports.is_unsaved


def test_figures_with_decimals_and_of_readers_are_drawn_without_pandas() -> None:
    script = (
        "import sys; from tests.app_pages.test_yours import *\n"
        "assert visit('over-time', dossier='hs2-cost').get('plotly_chart')\n"
        "visitor = answer(paste(visit('yours'), PASTED), subject='Russia', speaker='Town', url='https://gazette.example')\n"
        "assert press(visitor, 'Check and use 3 figures').get('plotly_chart')\n"
        "print('pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_refused_cell_is_mended_and_the_change_undone() -> None:
    visitor = paste(visit("yours", open="rows"), f"{PASTED}2024-04-30\tmany\n")
    visitor = answer(visitor, subject="Russia", speaker="Town Library", url="https://gazette.example")
    assert "**4 numbers read** = 3 used + 0 left out + 1 refused" in words(visitor)
    next(box for box in visitor.text_input if str(box.key).endswith("_text")).set_value("1,600")
    press(visitor, "Replace")
    assert "**4 numbers read** = 4 used + 0 left out + 0 refused" in words(visitor)
    grid = read_file_in(visitor).grid
    assert grid
    assert grid.steps == 1  # it shows the new cell
    press(visitor, "Undo")
    assert "= 3 used + 0 left out + 1 refused" in words(visitor)


def test_names_that_two_files_share_stay_apart() -> None:
    row = {"figure_id": "a", "publication_id": "gazette"}
    first = OwnFigures({"figures": [row], "publications": [{"publication_id": "gazette", "url": "https://a.example"}]})
    second = OwnFigures({"figures": [row], "publications": [{"publication_id": "gazette", "url": "https://b.example"}]})
    empty: dict[str, list[dict[str, str]]] = {"speakers": [], "measures": []}
    words = [{"muster": {"counts": [{"name": name}], "question": name}} for name in ("visits", "loans")]
    joined = join_figures(
        [
            OwnFigures({**own.tables, **empty}, package=package)
            for own, package in zip((first, second), words, strict=True)
        ]
    )
    assert joined.package == {"muster": {"counts": [{"name": "visits"}, {"name": "loans"}], "question": "visits"}}
    assert [row["figure_id"] for row in joined.tables["figures"]] == ["a", "a-2"]
    assert [row["publication_id"] for row in joined.tables["figures"]] == ["gazette", "gazette-2"]


def test_a_short_file_counts_as_the_longer_one_before_it() -> None:
    days = "".join(f"2024-01-{day:02},{100 + day}\n" for day in range(1, 12))
    files = [
        read_file(f"{name}.csv", f"date,visits\n{text}".encode()) for name, text in (("a", days), ("b", days[:40]))
    ]
    first, second = (ImportedFile(tables[0].file, tuple(tables), is_beside=False) for tables in files)
    for file, earlier in ((first, ()), (second, (first,))):
        interpret(file, earlier)
    assert first.recipe
    assert second.recipe
    assert [file.recipe.numbers[0].kind for file in (first, second) if file.recipe] == ["total", "total"]
    second.choose("kind", "stock")
    interpret(second, (first,))
    assert second.recipe.numbers[0].kind == "stock"


def test_a_mirror_of_a_series_needs_one_answer_and_shows_the_day_that_differs() -> None:
    mirror = "date,lost\n2022-03-31,17500\n2022-06-30,35600\n2022-08-25,45950\n"
    visitor = answer(paste(visit("yours"), mirror), url="https://gazette.example")
    assert "On 2 of 3 days that both have, the numbers are those of" in words(visitor)
    press(visitor, "Check and use 3 figures")
    (table,) = [each.proto.json for each in visitor.get("bidi_component") if "45950" in each.proto.json]
    assert "about 45,850" in table
    assert visitor.get("plotly_chart")


def test_a_link_opens_the_form_for_one_statement() -> None:
    assert visit("yours", open=["bring", "statement"]).segmented_control(key="yours_method").value == "One statement"


def test_a_row_that_the_dossier_has_is_offered_as_a_repeat() -> None:
    heads = "who\twords\twhat\twhose\twhen\twhere read\n"
    row = "{}\t900,000\tactive personnel\tRUS\t2022-02\thttps://gazette.example\n"
    visitor = press(
        paste(visit("yours"), heads + row.format("International Institute for Strategic Studies (IISS)")),
        "Check and use 1 figure",
    )
    assert any("includes 1 figure of yours" in each.value for each in visitor.subheader)
    file = read_file_in(visitor)
    press(visitor, "Count 1 repeated figure once")
    assert file.result()["figures"][0]["repeats"] == "rus-act-900k-2022-cnn"
    press(visitor, "Check and use 1 figure")
    assert "1 figure in use" in visitor.success[0].value
    assert not any(button.label.endswith("once") for button in visitor.button)  # the new rows count, not the old ones
    press(visitor, "Count 1 repeated figure as")
    assert not file.result()["figures"][0].get("repeats")


def read_file_in(visitor: AppTest) -> ImportedFile:
    """The file that the session shows."""
    file: ImportedFile = visitor.session_state["tab_state"].values["imports"].file
    return file


def test_a_zip_taken_home_opens_again() -> None:
    figure = {"figure_id": "a", "subject": "TOWN", "measure": "visits"}
    own = OwnFigures({"figures": [figure]}, "", files=(("visits.csv", "0" * 64),))
    visitor = visit("yours")
    visitor.segmented_control(key="yours_method").set_value("File").run()
    visitor.file_uploader[0].upload("visits.zip", write_dossier(own, (), settings)).run()
    assert not visitor.exception
    assert "1 figure, as a dossier of their own" in words(visitor)


def test_a_link_that_needs_a_file_knows_it_by_its_bytes() -> None:
    text = b"Date,Visits\n2024-01-31,1351\n2024-02-29,1402\n"
    figures = {"figures": [{"figure_id": "x"}] * 100}
    code = pack(OwnFigures(figures, files=(("visits.csv", hashlib.sha256(text).hexdigest()),)))
    visitor = visit("yours", yours=code)
    visitor.segmented_control(key="yours_method").set_value("File").run()
    visitor.file_uploader[0].upload("visits.csv", text + b"2024-03-31,7\n").run()
    assert any("Not the file that the link needs" in each.value for each in visitor.warning)
    press(visitor, "Remove").file_uploader[0].upload("visits.csv", text).run()
    assert any("its sha256 is the same" in each.value for each in visitor.success)


def test_a_workbook_opens_at_its_sheet_of_numbers() -> None:
    output = io.BytesIO()
    with xlsxwriter.Workbook(output) as book:
        book.add_worksheet("Notes").write(0, 0, "Read me first")
        sheet = book.add_worksheet("Data")
        sheet.merge_range("B1:C1", "Visits")
        for number, row in enumerate((("Date", "old", "new"), (45292, 7, 5), (45323, 8, 4.5)), start=1):
            sheet.write_row(number, 0, row)
    visitor = visit("yours")
    visitor.segmented_control(key="yours_method").set_value("File").run()
    visitor.file_uploader[0].upload("visits.xlsx", output.getvalue()).run()
    assert visitor.selectbox[0].value == "2. Data"
    answer(visitor, subject="Russia", speaker="Town Library", url="https://gazette.example")
    assert "**4 numbers read** = 4 used + 0 left out + 0 refused" in words(visitor)
    assert [row["as_of"] for row in read_file_in(visitor).result()["figures"][::2]] == ["2024-01-01", "2024-02-01"]


def test_the_chart_counts_over_the_stretch_of_the_readers_figures() -> None:
    heads = "who\twords\twhat\twhose\twhen\twhere read\n"
    visitor = paste(visit("yours"), f"{heads}Gazette\t900\tkilled\tRUS\t2024-05-01\thttps://gazette.example\n")
    press(visitor, "Check and use 1 figure")
    assert any("includes 1 figure of yours" in each.value for each in visitor.subheader)


def test_parts_counted_on_one_day_stand_in_rows() -> None:
    visitor = paste(visit("yours"), "Type\tDestroyed\nTanks\t2991\nTrucks\t3355\nTowed guns\t12\n")
    answer(visitor, as_of="2024-01-31", subject="Russia", speaker="Town Library", url="https://gazette.example")
    press(visitor, "Check and use 3 figures")
    (drawn,) = visitor.get("plotly_chart")
    names = [note["text"] for note in json.loads(drawn.proto.spec)["layout"]["annotations"]]
    assert all(any(part in name for name in names) for part in ("Tanks", "Trucks", "Towed guns"))
    days = [
        {"subject": "RUS", "measure": "lost", "scope": scope, "as_of": day} for scope, day in (("a", "2"), ("b", "3"))
    ]
    assert not are_parts(days, "RUS", "lost")


def test_a_file_that_is_none_gives_one_sentence() -> None:
    visitor = visit("yours")
    visitor.segmented_control(key="yours_method").set_value("File").run()
    visitor.file_uploader[0].upload("broken.xlsx", b"PK\x03\x04 no workbook").run()
    assert not visitor.exception
    assert len(visitor.error) == 1


def test_the_limit_of_a_file_and_its_remedy_stand_where_it_is_chosen() -> None:
    visitor = visit("yours")
    visitor.segmented_control(key="yours_method").set_value("File").run()
    assert "At most 5 MB: split a larger file, or leave columns out." in visitor.file_uploader[0].label


def test_nothing_is_lost_by_a_change_of_page() -> None:
    visitor = paste(visit("yours"), PASTED)
    answer(visitor, speaker="Town Library")
    visitor.switch_page("app_pages/about/about.py").run()
    visitor.switch_page("app_pages/yours/yours.py").run()
    assert "Pasted text" in [header.value for header in visitor.header]
    assert "Town Library" in [box.value for box in visitor.text_input]


def test_another_session_sees_nothing_of_it() -> None:
    paste(visit("yours"), PASTED)
    assert "Pasted text" not in words(visit("yours"))


def table(*rows: tuple[str, ...]) -> RawTable:
    return RawTable("x.csv", "x", rows, tuple(range(1, len(rows) + 1)), "csv")


def test_edit_and_undo_give_back_the_cells() -> None:
    raw = table(("date", "visits"), ("2024", "1,351"), ("2025",))
    file = ImportedFile("x.csv", (raw,), lambda *_: [raw])
    file.change(read_edits(raw, file.table, [2], {0: {"1": "1,402"}}))
    assert file.table.cells[2] == ("2025", "1,402")
    file.change([Edit(1, 0, "2024", "2023")])
    file.undo()
    file.undo()
    assert file.table == raw
    ragged = ImportedFile("x.csv", (table(("date", "visits"), ("2024", "5", "7")),), recipe=Recipe(header_row=1))
    assert find_cell(ragged, Refusal(2, "visits", "7", ""), "") == Edit(1, 2, "7", "")


def test_fix_all_changes_only_the_rows_found() -> None:
    figures = [{"figure_id": "a", "flags": ""}, {"figure_id": "b", "flags": "revised"}, {"figure_id": "c"}]
    flagged = fix_figures({"figures": figures}, "cumulative_does_not_fall", {"b", "c"})["figures"]
    assert [row.get("flags", "") for row in flagged] == ["", "revised cumulative_fall", "cumulative_fall"]
    left = fix_figures({"figures": figures}, "statements_stand_once", {"b"})["figures"]
    assert [row["figure_id"] for row in left] == ["a", "c"]


def test_a_fix_of_all_rows_can_be_undone_where_nothing_is_left_to_find() -> None:
    rows = "".join(f"2024-05-0{day},{count}\n" for day, count in ((1, 1000), (2, 1100), (3, 1050), (4, 1200)))
    visitor = paste(visit("yours", open="found_cumulative_does_not_fall"), f"Day,Visits so far\n{rows}")
    answer(visitor, subject="Russia", speaker="Town Library", url="https://gazette.example")
    press(visitor, "Check and use 4 figures")
    assert "1 row breaks a rule that must hold" in words(visitor)
    press(visitor, "Flag all as a total that fell (1)")
    assert "The checks found nothing" not in words(visitor)  # they have not seen the mended row
    assert [row["flags"][18:] for row in read_file_in(visitor).result()["figures"]] == ["", "", "cumulative_fall", ""]
    press(visitor, "Undo the last fix")
    assert not any("fall" in row["flags"] for row in read_file_in(visitor).result()["figures"])
    # A total that stands too high is looked up, not flagged: it did not fall.
    slip = rows.replace("1000", "9000").replace("1050", "1150")
    visitor = paste(visit("yours", open="found_cumulative_does_not_fall"), f"Day,Visits so far\n{slip}")
    answer(visitor, subject="Russia", speaker="Town Library", url="https://gazette.example")
    press(visitor, "Check and use 4 figures")
    assert "1 row breaks a rule that must hold" in words(visitor)
    assert not any(button.label.startswith("Flag all") for button in visitor.button)


def test_two_files_headed_value_count_the_same_where_a_reader_says_so() -> None:
    files = [read_file(f"{name}.csv", b"year,Value\n2020,5\n2021,6\n") for name in ("a", "b")]
    first, second = (ImportedFile(tables[0].file, tuple(tables), is_beside=False) for tables in files)
    said = {"subject": "NOR", "speaker": "The Library", "url": "https://gazette.example"}
    for file, earlier in ((first, ()), (second, (first,))):
        file.chosen |= said
        interpret(file, earlier)
    assert second.recipe
    choice = next(one for one in second.recipe.choices if one.name == "measure:Value")
    assert [option.label for option in choice.options] == ["a measure of its own: B", "A, as in the file before"]
    second.choose(choice.name, "a")
    interpret(second, (first,))
    assert first.reading
    assert second.reading
    figures = [row for file in (first, second) if file.reading for row in file.reading.tables["figures"]]
    assert [(row["measure"], row["as_of"]) for row in figures] == 2 * [("a", "2020"), ("a", "2021")]


def test_the_headings_of_json_stand_on_no_line() -> None:
    (table,) = read_file("a.json", b'[{"day": "2024-01-01", "visits": 5}]')
    assert to_grid(table, range(2)).column("line").to_pylist() == [None, 1]


def test_rows_to_edit_have_the_headings_and_the_way_to_bring_more_is_folded() -> None:
    visitor = paste(visit("yours", open=["bring", "rows"]), PASTED)
    visitor = answer(visitor, subject="Russia", speaker="Town Library", url="https://gazette.example")
    grid = json.loads(visitor.dataframe[-1].proto.columns)
    assert [grid[name]["label"] for name in ("line", "0", "1")] == ["Line", "A Date", "B Visits"]
    assert not visitor.text_area
