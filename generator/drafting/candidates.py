"""A supplied text in, those of its sentences that can stand by themselves on a page out."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.citing import cites
from generator.evidence import sentences
from generator.latex import plain
from generator.models.drafts import SuppliedPaper
from generator.models.statements import Quote, SourceText, Statement
from generator.tasks import terms_of

_FEWEST_WORDS: Final = 7
_MOST_WORDS: Final = 45
_LEANS: Final = re.compile(
    r"(?:(?:however|specifically|in particular|in addition|in contrast|unfortunately|recently|notably|"
    r"overall|here|but|and|yet|while|first|second|third|next|finally|lastly|then)\b[,:]?\s+)?"
    r"(?:(?:it|its|they|their|these|those|this|that|such|he|she|both|the (?:latter|former|improvements?))"
    r"\b(?! (?:paper|work|study|article)\b)"
    r"|(?:to|following|by|in|for|based on|one of|some of|most of|both of) (?:\w+ )?"
    r"(?:this|these|that|those|it|them)\b(?! (?:paper|work|study|article))"
    r"|each (?=is\b|\w+[^\Wsui]s\b)|we, then)\b|"
    r"(?:second|third|next|finally|lastly|then|also|there|so|thus|hence|therefore|"
    r"consequently|as a result|additionally|furthermore|moreover|similarly|likewise|instead|rather|"
    r"in contrast|in turn|nevertheless|nonetheless|accordingly|conversely|for example|for instance|"
    r"to (?:this end|do so))\b",
    re.IGNORECASE,
)
"""How a sentence begins that says little without the one before it."""
_UNFIT: Final = re.compile(
    r"https?://|www\.|\[\d|\\cite|\bet al\b|\?$|:$|[{}<>|]|: [-•*] |\b10\.\d{4,9}/|\barxiv\b|"
    r"[a-z]{3}[.…]+ (?-i:[A-Z])",
    re.IGNORECASE,
)
"""What cites, lists, or is more than a sentence."""
_SPEAKS_OF_IT: Final = re.compile(r"\b(?:shows?|that|demonstrates?) (?:it|they)\b")
_NEWS: Final = re.compile(
    r"\b(?:release[sd]?|open[- ]sourced?|(?:publicly|freely) available|code (?:is|and|will))\b",
    re.IGNORECASE,
)
"""What tells where something can be had, and nothing of how it works."""
_MACRO: Final = re.compile(r"\\(?!(?:text|math|emph|underline|em|bf|it|sc|tt|rm)[a-z]*\b)[a-zA-Z]+")
"""Commands that the authors defined themselves: their words are not known."""
_OPENS: Final = re.compile(r"[\"'“‘(]?\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence of a paper, with where in its text it stands."""

    paper: str
    at: str
    """The piece of the source, for the reader: `Summary`."""
    text: str
    """As a reader sees it."""
    quote: str
    """As it was supplied."""
    leans: bool
    """Whether it begins by pointing back: `To tackle these issues, we ...`."""
    place: float
    """0 for the first sentence of its text, 1 for the last."""
    terms: Counter[str]

    @property
    def statement(self) -> Statement:
        """The sentence, resting on itself."""
        quote = Quote(paper=self.paper, quote=self.quote, at=self.at)
        return Statement(text=self.text, evidence=(quote,))


def candidates(paper: SuppliedPaper) -> tuple[Candidate, ...]:
    """The sentences of a paper's texts that say something by themselves, in their order."""
    return tuple(each for source in paper.sources for each in _of_source(paper.id, source))


def _of_source(paper: str, source: SourceText) -> Iterator[Candidate]:
    for piece in source.pieces:
        found = sentences(piece.text)
        raw = _Raw(piece.text)
        for position, sentence in enumerate(found):
            quote = raw.words_of(sentence.text)
            if _stands_alone(sentence.text) and not _MACRO.search(quote):
                yield Candidate(
                    paper=paper,
                    at=piece.at,
                    text=sentence.text,
                    quote=quote,
                    leans=bool(_LEANS.match(sentence.text) or _SPEAKS_OF_IT.search(sentence.text)),
                    place=position / max(1, len(found) - 1),
                    terms=Counter(terms_of(sentence.text)),
                )


def _stands_alone(text: str) -> bool:
    words = len(text.split())
    return (
        _FEWEST_WORDS <= words <= _MOST_WORDS
        and _OPENS.match(text) is not None
        and text[-1] in ".!”\"')"
        and not _UNFIT.search(text)
        and not _NEWS.search(text)
        and not any(cites(text))
    )


class _Raw:
    """Walks the supplied words beside the readable ones, so that LaTeX stays in a quote."""

    def __init__(self, text: str) -> None:
        self._words = text.split()
        self._at = 0
        self._is_plain = plain(text).split() == self._words

    def words_of(self, sentence: str) -> str:
        """The supplied words of the next sentence; the readable ones where they cannot be told."""
        if self._is_plain:
            return sentence
        for end in range(self._at + 1, len(self._words) + 1):
            raw = " ".join(self._words[self._at : end])
            if plain(raw).split() == sentence.split():
                self._at = end
                return raw
        return sentence
