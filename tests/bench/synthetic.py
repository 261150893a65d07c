"""A dossier of very many synthetic figures, for measuring speed only: every row, title and outlet says so."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import duckdb

from dashboard.settings import REPOSITORY

SLUG, LABEL = "synthetic", "Synthetic, for measuring speed only"
REAL = REPOSITORY / "data" / "dossiers" / "russian-armed-forces"
COUNT_PUBLICATIONS = 2_000
# 500 magnitudes in 8 forms make some 4,000 wordings; every eighth row is a relay of the row before it.
_PUBLICATIONS = """
copy (
    select
        'synthetic-' || number as publication_id,
        'Synthetic outlet ' || number % 150 as outlet,
        null as credits,
        cast(date '2010-01-01' + cast(3 * number as integer) as varchar) as published_on,
        'https://synthetic.example/' || number as url,
        ['primary', 'news', 'unconfirmed'][1 + number % 3] as tier,
        null as note
    from range({publications}) as numbers (number)
) to '{folder}/publications.csv' (header)
"""
_FIGURES = """
copy (
    with speakers as (
        select speaker_id, country, row_number() over () - 1 as place
        from read_csv('{folder}/speakers.csv', all_varchar = true)
    ),
    rows as (
        select number, number - if(number % 8 = 7, 1, 0) as origin from range({count}) as numbers (number)
    ),
    drawn as (
        select
            *,
            1000 * (1 + drawn_from(origin, 1, 500)) as n,
            drawn_from(origin, 2, 8) as form,
            drawn_from(origin, 3, {publications} - 1) as publication,
            drawn_from(origin, 4, (select count(*) from speakers)) as place,
            drawn_from(origin, 5, 8) as measure,
            ['RUS', 'UKR', 'CHN', 'USA', 'IND'][1 + drawn_from(origin, 6, 5)] as subject,
            drawn_from(number, 7, 400) as remark,
            drawn_from(origin, 8, 30) as days,
            drawn_from(origin, 9, 7) as stance
        from rows
    )
    select
        'synthetic-' || lpad(number::varchar, 7, '0') as figure_id,
        subject,
        [
            'active_personnel', 'reserves', 'deployed', 'planned_deployed', 'authorised_servicemen',
            'killed', 'mobilised', 'recruited_contract'
        ][1 + measure] as measure,
        if(remark % 11 = 0, 'synthetic scope ' || remark, null) as scope,
        if(measure >= 5, 'month', null) as period,
        if(form in (2, 5), null, n)::varchar as low,
        case when form in (3, 4) then null when form = 6 then n + n // 2 else n end::varchar as high,
        null as rounded_to,
        [
            format('{{:,}}', n), 'about ' || format('{{:,}}', n), 'almost ' || format('{{:,}}', n),
            'more than ' || format('{{:,}}', n), 'at least ' || format('{{:,}}', n), 'up to ' || format('{{:,}}', n),
            format('{{:,}} to {{:,}}', n, n + n // 2), n // 1000 || ' thousand'
        ][1 + form] as wording,
        cast(date '2009-12-01' + (3 * publication - days)::integer as varchar) as as_of,
        null as effective_from,
        cast(date '2010-01-01' + (3 * publication - days)::integer as varchar) as stated_on,
        speaker_id,
        [
            'official_decree', 'official_claim', 'adversary_claim', 'third_party_government', 'independent_estimate',
            'confirmed_count', 'media_report'
        -- Nobody is another side to the own country.
        ][1 + if(stance in (2, 3) and country = subject, 6, stance)] as stance,
        'synthetic-' || if(number = origin, publication, {publications} - 1) as publication_id,
        if(number = origin, null, 'synthetic-' || lpad(origin::varchar, 7, '0')) as repeats,
        null as corrected_by,
        if(remark = 7, 'revised', null) as flags,
        null as quote,
        '{label}; remark ' || remark as note,
        null as public_on,
        null as noted_on
    from drawn
    inner join speakers using (place)
    order by number
) to '{folder}/figures.parquet' (row_group_size 100000)
"""


def write(data_folder: Path, count: int) -> None:
    """Makes `data_folder` with one dossier of `count` figures, beside the speakers and measures of the real one."""
    folder = data_folder / "dossiers" / SLUG
    folder.mkdir(parents=True)
    shutil.copytree(REPOSITORY / "data" / "schema", data_folder / "schema")
    for table in ("speakers", "measures"):
        shutil.copy(REAL / f"{table}.csv", folder)
    for table in ("derivations", "terms", "events"):
        with (REAL / f"{table}.csv").open(newline="", encoding="utf-8") as file:
            header = next(csv.reader(file))
        (folder / f"{table}.csv").write_text(",".join(header) + "\n", encoding="utf-8")
    with duckdb.connect() as connection:
        connection.execute("set enable_progress_bar = false")
        connection.execute("create macro drawn_from(number, draw, most) as cast(hash(number, draw) % most as bigint)")
        parts = {"folder": folder, "count": count, "publications": COUNT_PUBLICATIONS, "label": LABEL}
        connection.execute(_PUBLICATIONS.format(**parts))
        connection.execute(_FIGURES.format(**parts))
    package = json.loads((REAL / "datapackage.json").read_text(encoding="utf-8"))
    package |= {"name": SLUG, "title": LABEL, "resources": [{"path": "figures.parquet"}]}
    package["muster"] |= {"measure": "authorised_servicemen", "article": "synthetic-1"}
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
