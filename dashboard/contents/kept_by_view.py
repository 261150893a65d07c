"""What was said of a view stays for the next reader of it: most changes of a filter lead to a view seen before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, wraps
from typing import Any, TypeVar

from dashboard.contents.view import View
from dashboard.engine.questions.catalogue import read_mark
from dashboard.engine.warehouse.store import open_warehouse

_Function = TypeVar("_Function", bound=Callable[..., Any])
_VIEWS_KEPT = 64


@dataclass(frozen=True, slots=True)
class _Asked:
    """A view and what else is given, both in full in `text`; and what else decides: the day and the questions."""

    text: str
    today: date
    questions: int
    view: View = field(compare=False)
    given: tuple[Any, ...] = field(compare=False)


def kept_by_view(function: _Function) -> _Function:
    """The function of a view, whose latest results are kept with the state of the data; nobody changes them.

    It depends on its arguments alone, which are plain values.
    """

    def compute(asked: _Asked) -> Any:
        return function(asked.view, *asked.given)

    @wraps(function)
    def called(view: View, *given: Any) -> Any:
        kept = open_warehouse().kept
        if called not in kept:
            kept.setdefault(called, lru_cache(_VIEWS_KEPT)(compute))
        text = repr((sorted(view.items()), given))
        return kept[called](_Asked(text, date.today(), read_mark(), dict(view), given))  # noqa: DTZ011

    return called  # type: ignore[return-value]
