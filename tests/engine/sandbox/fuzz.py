"""Sends SQL put together at random, and noise, through workers: `python -m tests.engine.sandbox.fuzz --inputs 10000`.

Each text costs at most the one worker that it was given to. Counted is how the texts ended and how many workers died.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dashboard.engine.sandbox import Outcome, Result
from tests.engine.sandbox.cases import BOUNDED, REFUSED
from tests.engine.sandbox.conftest import COUNT, COUNTED, Farm, fingerprint, make_warehouse, rows

_WORDS = """
select from where with as materialized recursive union all except intersect by name group order having limit offset
values pivot unpivot on using in describe summarize show explain analyze distinct case when then else end cast
try_cast over partition qualify window lateral join left asof positional insert into update set delete returning copy
to create table temp view macro drop attach use pragma call strengths speakers id branch low known_on note tags about
range read_csv read_text getenv unnest count sum list_transform lambda x : ( ) [ ] { } , ; . * + - / % || :: := = <> <
> -> ->> ? $1 $a $b null true 1 0 -1 9223372036854775807 1e308 0x1F 'x' '' 'x.csv' '/etc/passwd' "branch" "" e'\\'
$$ $t$ /* */ -- date interval timestamp '2022-02-24' day integer varchar hugeint variant json map struct é 🦆
""".split()  # noqa: SIM905 (a list would fill a page)
_WHOLE = [text for group in (*REFUSED.values(), BOUNDED["information"]) for text in group if 0 < len(text) < 300]

fragments = st.sampled_from(_WORDS)
sentences = st.lists(fragments, min_size=1, max_size=30).map(" ".join)
selects = st.tuples(sentences, st.sampled_from(["from strengths", "from speakers, strengths", "", "limit 3"])).map(
    lambda parts: f"select {parts[0]} {parts[1]}"
)
noise = st.one_of(st.text(max_size=200), st.binary(max_size=200).map(lambda content: content.decode("latin-1")))


@st.composite
def splices(draw: st.DrawFn) -> str:
    """Two texts of which each alone is known, cut and put together, with something between."""
    first, second = draw(st.sampled_from(_WHOLE)), draw(st.sampled_from(_WHOLE))
    cut, resume = draw(st.integers(0, len(first))), draw(st.integers(0, len(second)))
    return first[:cut] + draw(st.one_of(fragments, noise, st.just(""))) + second[resume:]


texts = st.one_of(sentences, selects, splices(), noise)


def end_of(farm: Farm, text: str) -> Result:
    """How a text ended, which is one of the four ways with a sentence."""
    result = farm.ask(text, max_rows=10, seconds=0.5, memory_megabytes=128)
    assert result.outcome is Outcome.ANSWERED or result.message, text
    assert len(result.message) <= 2_000, text
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_000)
    inputs = parser.parse_args().inputs
    ends: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        farm = Farm(make_warehouse(Path(folder) / "published.duckdb"))
        before, started = fingerprint(farm.warehouse), time.monotonic()

        @settings(
            max_examples=inputs,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(texts)
        def run(text: str) -> None:
            result = end_of(farm, text)
            ends[result.outcome.value + (f" ({result.limit})" if result.limit else "")] += 1

        run()
        seconds = time.monotonic() - started
        assert fingerprint(farm.warehouse) == before, "the warehouse has changed"
        assert rows(farm.ask(COUNT)) == COUNTED, "a later reader gets something else"
        farm.close()
    lost = ends["stopped (crash)"]
    print(f"{sum(ends.values()):,} inputs in {seconds:,.0f} s; {lost} workers lost; the warehouse is unchanged")
    for end, count in ends.most_common():
        print(f"{count:8,} {end}")


if __name__ == "__main__":
    main()
