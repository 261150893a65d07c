"""Who says the numbers of a sentence: those whom it names, else those whom the sentences near it name."""

from __future__ import annotations

from collections.abc import Container, Sequence

from dashboard.figures.claims.mentions import Mention
from dashboard.figures.quantities.plain_text import Sentence, is_list_item

_BACK, _AHEAD = 6, 3  # sentences


class Speakers:
    """Those whom each sentence of a text names."""

    def __init__(
        self, mentions: Sequence[Sequence[Mention]], sentences: Sequence[Sentence], counting: Container[int]
    ) -> None:
        """`counting` are the sentences with a number."""
        self._counting = counting
        self._below = [*range(1, len(sentences) + 1)]
        for at in range(len(sentences) - 1, 0, -1):
            if is_list_item(sentences[at - 1]) and is_list_item(sentences[at]):
                self._below[at - 1] = self._below[at]  # the line below a list
        self.named = [tuple(dict.fromkeys(one.name for one in found if one.kind == "speaker")) for found in mentions]

    def of(self, sentence: int, own: Sequence[str], *, are_named: bool) -> tuple[str, ...]:
        """The likeliest first. `own` are those who may have said a number of the sentence by what it says itself.

        Whom a sentence before names may speak on: "Smith was asked. He said 9,000." Where none does, it may be the one
        to whom what follows gives the number: "9,000 died. That is what Smith says." That may stand below a list.

        Where `own` are not named, as "the president", those named near may be meant, too.
        """
        if own and are_named:
            return tuple(own)
        before = range(sentence - 1, max(sentence - 1 - _BACK, -1), -1)
        after = (*range(sentence, sentence + 1 + _AHEAD), self._below[sentence])
        # "It was 9,000. That is what Smith says": who follows may be meant, too, where no number of his does.
        told = [sentence + 1] if sentence + 1 < len(self.named) and sentence + 1 not in self._counting else []
        named = tuple(dict.fromkeys(name for at in (*before, *told) for name in self.named[at]))
        named = named or next((self.named[at] for at in after if at < len(self.named) and self.named[at]), ())
        return tuple(dict.fromkeys([*own, *named]))
