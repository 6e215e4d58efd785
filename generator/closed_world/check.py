"""A rendered page and its closed world in, everything on it that the world does not hold out."""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.catalog.check import paper_identities
from generator.closed_world.links import FoundLink
from generator.closed_world.names import (
    FoundName,
    NameIndex,
    paper_names,
    starts_sentence,
    tool_names,
)
from generator.closed_world.page import ReadPage
from generator.closed_world.words import FoundWords, find_words, tidy
from generator.errors import Code
from generator.latex import plain
from generator.links import identify
from generator.models.assembled import Catalog
from generator.models.catalog import Model, Paper, Question, Tool


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What the page of one question may lead to and speak of."""

    identities: frozenset[str]
    """The works that its brief supplied."""
    names: frozenset[str]
    """Names of models, papers and tools: those of its own works, and those in its supplied texts."""
    told: tuple[str, ...]
    """Addresses and identifiers in the question, and in the names and data of its works."""
    quotable: tuple[str, ...]
    """Those, and the ones in its supplied texts: what quotes may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chrome:
    """The few addresses that belong to the site itself: its own, its repository's, its licence's."""

    site: str = ""
    others: tuple[str, ...] = ()

    def owns(self, address: str) -> bool:
        """Whether an address is one of these, or below it."""
        return any(
            address == own or address.startswith((f"{own}/", f"{own}#", f"{own}?"))
            for own in (each.rstrip("/") for each in (self.site, *self.others) if each)
        )

    def serves(self, address: str) -> bool:
        """Whether an address is on the site's own host."""
        return bool(self.site) and _host(self.site) == _host(address)


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """Something on a page that has no place there."""

    code: Code
    words: str
    """As they stand on the page."""
    context: str = ""
    """The whole run of words around them."""


class Worlds:
    """The closed world of each question of a catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self.index = NameIndex(catalog)
        self._questions = {each.id: each for each in catalog.questions}
        self._models = {each.id: each for each in catalog.models}
        self._works = _Works(catalog)

    def of(self, question_id: str) -> World | None:
        """The world that a question's brief opened; None where there is no such question."""
        question = self._questions.get(question_id)
        if question is None:
            return None
        models = tuple(self._models[name] for name in question.models if name in self._models)
        works = self._works.of(question)
        phrases = _phrases(question, models, works)
        texts = (*phrases, *_texts(question, works))
        own = {name for work in works for name in _names(work)} | {tidy(m.name) for m in models}
        held = {found.name.words for text in texts for found in self.index.all_in(text)}
        return World(
            identities=frozenset((*question.scope.papers, *question.scope.tools)),
            names=frozenset(own | held),
            told=tuple(each.words for text in phrases for each in find_words(text)),
            quotable=tuple(each.words for text in texts for each in find_words(text)),
        )


class _Works:
    """The papers and tools of a catalog by what identifies them."""

    def __init__(self, catalog: Catalog) -> None:
        self._by_identity: dict[str, list[Paper | Tool]] = {}
        for paper in catalog.papers:
            for identity in paper_identities(paper):
                self._by_identity.setdefault(identity, []).append(paper)
        for tool in catalog.tools:
            self._by_identity.setdefault(identify(tool.url), []).append(tool)

    def of(self, question: Question) -> tuple[Paper | Tool, ...]:
        supplied = (*question.scope.papers, *question.scope.tools)
        found = (work for each in supplied for work in self._by_identity.get(each, ()))
        return tuple({work.id: work for work in found}.values())


def _names(work: Paper | Tool) -> tuple[str, ...]:
    return paper_names(work) if isinstance(work, Paper) else tool_names(work)


def _phrases(
    question: Question, models: tuple[Model, ...], works: tuple[Paper | Tool, ...]
) -> tuple[str, ...]:
    """What the brief says in so many words, outside of longer texts."""
    phrases = [question.question, *(model.name for model in models)]
    for work in works:
        if isinstance(work, Paper):
            phrases += [work.title or "", *work.authors, work.venue or ""]
        else:
            phrases += [work.name, work.licence or "", work.run or ""]
    return tuple(dict.fromkeys(form for each in phrases if each for form in _forms(each)))


def _texts(question: Question, works: tuple[Paper | Tool, ...]) -> Iterator[str]:
    names = frozenset(question.scope.sources)
    for work in works:
        for source in work.sources:
            if f"{work.id}/{source.name}" in names:
                for piece in source.pieces:
                    yield from _forms(piece.text)


@functools.lru_cache(maxsize=40_000)
def _forms(text: str) -> tuple[str, ...]:
    """As it was supplied, and as a reader sees it."""
    return tuple(dict.fromkeys((tidy(text), tidy(plain(text)))))


def requests_elsewhere(links: Iterable[FoundLink], chrome: Chrome) -> Iterator[Violation]:
    """What a browser would load from, or send to, another host than the site's own."""
    for link in links:
        if link.request and not chrome.serves(link.whole):
            yield Violation(code=Code.THIRD_PARTY_REQUEST, words=link.address)


def strangers(
    page: ReadPage, world: World, index: NameIndex, chrome: Chrome
) -> Iterator[Violation]:
    """The links, addresses, identifiers and names on a question's page from outside its world."""
    for link in page.links:
        if not link.request and not _is_inside(link.whole, world, chrome):
            yield Violation(code=Code.FOREIGN_LINK, words=link.address)
    for text in page.supplied:
        yield from _foreign_words(text, find_words(text), world.quotable, world, chrome)
    for text in page.own:
        found = find_words(text)
        yield from _foreign_words(text, found, world.told, world, chrome)
        yield from _foreign_names(_without(text, found), page, world, index)
    for words in page.apart:
        if words in index.apart:
            yield from _unless_held(words, words, world)


def _is_inside(address: str, world: World, chrome: Chrome) -> bool:
    return identify(address) in world.identities or chrome.owns(address)


def _foreign_words(
    text: str, found: Iterable[FoundWords], given: Iterable[str], world: World, chrome: Chrome
) -> Iterator[Violation]:
    """Of these addresses and identifiers those of no supplied work; `given` ones are free."""
    for each in found:
        if each.identity in world.identities or chrome.owns(each.address):
            continue
        if any(words.startswith(each.words) for words in given):  # a label may be cut short
            continue
        code = Code.FOREIGN_ADDRESS if each.kind == "address" else Code.FOREIGN_IDENTIFIER
        yield Violation(code=code, words=each.words, context=text)


def _without(text: str, found: Iterable[FoundWords]) -> str:
    """A name within an address is told with the address."""
    for each in found:
        text = text.replace(each.words, " ")
    return text


def _foreign_names(
    text: str, page: ReadPage, world: World, index: NameIndex
) -> Iterator[Violation]:
    for found in index.outermost_in(text):
        sure = found.name.sureness
        if sure == "anywhere" or (sure == "capitalised" and _means_work(found, text, page)):
            yield from _unless_held(found.name.words, text, world)


def _means_work(found: FoundName, text: str, page: ReadPage) -> bool:
    """Whether a word with a capital is a name: it has it for no other reason."""
    if not starts_sentence(text, found.start):
        return True
    plainly = found.name.words.lower()
    return not any(plainly in text.split() for text in (*page.own, *page.supplied))


def _unless_held(name: str, text: str, world: World) -> Iterator[Violation]:
    if name not in world.names:
        yield Violation(code=Code.FOREIGN_NAME, words=name, context=text)


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.rpartition("@")[2].lower()
    except ValueError:
        return address
