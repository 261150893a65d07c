"""The index of all queries, `queries/README.md`, written from their headers."""

from __future__ import annotations

from dashboard.engine.database.sql_files import read_folder
from dashboard.engine.questions.catalogue import QUESTION_FOLDERS, Question, catalogue
from dashboard.settings import Settings, settings


def write_index(given: Settings | None = None) -> str:
    """The text of `queries/README.md`: every question, rule and table, told by its own header."""
    folder = (given or settings).queries_folder
    answers, examples = ("\n".join(map(_line, catalogue(given, name).values())) for name in QUESTION_FOLDERS)
    rules = [
        f"| [{one.name}](checks/{one.path.name}) | {one.headers.get('rule', '')} | {one.headers.get('severity', '')} |"
        for one in read_folder(folder / "checks")
    ]
    tables = [
        f"| [{one.name}](tables/{one.path.name}) | {one.first_comment} | {one.headers.get('reads', '')} |"
        for one in read_folder(folder / "tables")
    ]
    partitioned = [
        f"| [{one.name}](partitioned/{one.path.name}) | {one.first_comment} |"
        for one in read_folder(folder / "partitioned")
    ]
    partitions = [
        f"| [{one.name}](partitions/{one.path.name}) | {one.first_comment} | {one.headers.get('writes', '')} |"
        for one in read_folder(folder / "partitions")
    ]
    return _INDEX.format(
        answers=answers,
        examples=examples,
        partitioned="\n".join(partitioned),
        partitions="\n".join(partitions),
        rules="\n".join(rules),
        tables="\n".join(tables),
    )


def _line(one: Question) -> str:
    place = f"{one.folder}/{one.path.name}"
    return f"| [{one.name}]({place}) | {one.question} | {one.rows} | {', '.join(one.params) or 'none'} |"


_INDEX = """# Queries

Written by `make generate` from the headers of the files. Each file is one idea.

## Headers

A file begins with lines such as `-- params: dossier, measure`. All else in comments is free text.

| Key | In | What it says |
|---|---|---|
| `question` | answers, examples | the question, on the first line |
| `about` | answers, examples | a paragraph for readers; may be absent |
| `rows` | answers, examples | what one row is, and their order |
| `params` | answers, examples | the `$names` of the body, or `none` |
| `columns` | answers, examples, checks | the columns of the result; `name?` may be empty |
| `was` | answers, examples | former names, which links may still have |
| `engine` | answers, examples | `spark` or `duckdb`: which engine answers over figures in partitions |
| `files` | answers, examples | `subject` or `figure_id`: the parameter by which files of figures are left unopened |
| `partitions` | answers, examples | why partitions may answer it, though it reads `figures` or `statements` |
| `rule` | checks | what is true where nothing is found |
| `severity` | checks | `error` or `flag` |
| `mend` | checks | what to do about a finding |
| `stops` | checks | `build`: no warehouse is built; `nothing`: a finding says nothing against the numbers |
| `needs` | checks | `one row` or `one value`: all that it looks at; it is run over figures in partitions too |
| `reads` | tables | run once for each such file, such as `*.csv`, or for `finished partitions` |
| `fills` | tables | what the rows of that file go into |
| `when` | tables, partitioned | `beside the checks`: at the same time; `after the checks`; `numbers have decimals` |
| `names` | tables | `subjects`: gives the codes that have no name |
| `chooses` | tables | `the type of numbers`: run with whole numbers or decimals |
| `writes` | partitions | the part of a finished file that the rows become |
| `prepares` | partitions | `rules`: those that need no more than one row or value are run after this file |
| `identifies` | partitions | `dossier`: a digest; where it changes, all files are finished again |

## answers/: questions

| File | Question | Rows | Parameters |
|---|---|---|---|
{answers}

## examples/: starters for readers

Each teaches a piece of SQL on a question worth asking. `ask` answers them as well.

| File | Question | Rows | Parameters |
|---|---|---|---|
{examples}

## partitioned/: how figures in partitions are asked

Macros of the schema `partitioned`. Where the figures of a dossier lie in partitions, a macro with a name of
`tables/98_statements*.sql` stands before that one, so that each question is written once.

| File | What it gives |
|---|---|
{partitioned}

## partitions/: run for each file of figures in partitions

| File | What it does | Writes |
|---|---|---|
{partitions}

## checks/: rules

Each returns the rows that break it. *error*: must be mended. *flag*: an oddity of the facts, shown and kept.

| File | Rule | Severity |
|---|---|---|
{rules}

## tables/: run in this order when the warehouse is built

| File | What it does | Reads |
|---|---|---|
{tables}
"""
