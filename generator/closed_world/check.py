"""A rendered page and its closed world in, everything on it that the world does not hold out."""

import bisect
import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.bibliography import people_of
from generator.catalog.check import paper_identities
from generator.closed_world.links import FoundLink
from generator.closed_world.names import (
    FoundName,
    NameIndex,
    folded,
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
    """What a page may lead to and speak of."""

    identities: frozenset[str]
    """The works that its brief supplied."""
    told: tuple[str, ...]
    """Addresses and identifiers in the question, in titles and in names that briefs gave; sorted."""
    quotable: tuple[str, ...]
    """Those, and the ones in its supplied texts: what quotes may hold; sorted."""
    names: frozenset[str] | None = None
    """Names of models, papers and tools, folded: those of its own works, and those in its supplied
    texts. None where all may be named."""
    people: tuple[str, ...] = ()
    """Who wrote its works: a name within theirs is theirs."""


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
    """The closed world of each question of a catalog, and that of the site's other pages."""

    def __init__(self, catalog: Catalog) -> None:
        self.index = NameIndex(catalog)
        self._catalog = catalog
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
        texts = (*phrases, *_texts(works, frozenset(question.scope.sources)))
        own = {name for work in works for name in _names(work)} | {tidy(m.name) for m in models}
        held = {found.name.words for text in texts for found in self.index.all_in(text)}
        return World(
            identities=frozenset((*question.scope.papers, *question.scope.tools)),
            told=_words_in(phrases),
            quotable=_words_in(texts),
            names=frozenset(map(folded, own | held)),
            people=tuple(person for work in works for person in _people(work)),
        )

    @functools.cached_property
    def whole(self) -> World:
        """All that the briefs of the catalog supplied: what pages may hold that answer no question.

        Papers and tools are known there by each of their identities, a DOI too.
        """
        catalog = self._catalog
        works: tuple[Paper | Tool, ...] = (*catalog.papers, *catalog.tools)
        supplied = {
            identity
            for question in catalog.questions
            for identity in (*question.scope.papers, *question.scope.tools)
        }
        asked = (form for each in catalog.questions for form in _forms(each.question))
        words = _words_in((*asked, *_given(catalog.models, works), *_texts(works)))
        return World(
            identities=frozenset(supplied.union(*map(_identities, works))),
            told=words,
            quotable=words,
        )


class _Works:
    """The papers and tools of a catalog by what identifies them."""

    def __init__(self, catalog: Catalog) -> None:
        self._by_identity: dict[str, list[Paper | Tool]] = {}
        works: tuple[Paper | Tool, ...] = (*catalog.papers, *catalog.tools)
        for work in works:
            for identity in _identities(work):
                self._by_identity.setdefault(identity, []).append(work)

    def of(self, question: Question) -> tuple[Paper | Tool, ...]:
        supplied = (*question.scope.papers, *question.scope.tools)
        found = (work for each in supplied for work in self._by_identity.get(each, ()))
        return tuple({work.id: work for work in found}.values())


def _identities(work: Paper | Tool) -> tuple[str, ...]:
    return paper_identities(work) if isinstance(work, Paper) else (identify(work.url),)


def _names(work: Paper | Tool) -> tuple[str, ...]:
    return paper_names(work) if isinstance(work, Paper) else tool_names(work)


def _people(work: Paper | Tool) -> tuple[str, ...]:
    authors = people_of(work.authors) if isinstance(work, Paper) else ()
    return tuple(form for each in authors for form in _forms(each) if " " in form)


def _phrases(
    question: Question, models: Iterable[Model], works: Iterable[Paper | Tool]
) -> tuple[str, ...]:
    """What the brief says in so many words, outside of longer texts."""
    return tuple(dict.fromkeys((*_forms(question.question), *_given(models, works))))


def _given(models: Iterable[Model], works: Iterable[Paper | Tool]) -> Iterator[str]:
    """Names of models, titles, and names of repositories, which their addresses hold.

    What else a catalog says of a work (venue, licence, command) is its author's own word.
    """
    for model in models:
        yield from _forms(model.name)
    for work in works:
        if isinstance(work, Tool):
            yield work.url.rstrip("/").rpartition("/")[2].removesuffix(".git")
        elif work.title is not None:
            yield from _forms(work.title)


def _texts(works: Iterable[Paper | Tool], names: frozenset[str] | None = None) -> Iterator[str]:
    """The supplied texts of these scope names; None lets all count."""
    for work in works:
        for source in work.sources:
            if names is None or f"{work.id}/{source.name}" in names:
                for piece in source.pieces:
                    yield from _forms(piece.text)


def _words_in(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({each.words for text in texts for each in find_words(text)}))


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
    """The links, addresses, identifiers and names on a page from outside its world."""
    for link in page.links:
        if not link.request and not _is_inside(link.whole, world, chrome):
            yield Violation(code=Code.FOREIGN_LINK, words=link.address)
    for text in page.supplied:
        yield from _foreign_words(text, find_words(text), world.quotable, world, chrome)
    for text in page.own:
        found = find_words(text)
        yield from _foreign_words(text, found, world.told, world, chrome)
        if world.names is not None:
            yield from _foreign_names(_without(text, found), page, world, index)
    names = index.apart - world.names if world.names is not None else frozenset()
    for words in page.apart:
        if folded(words) in names:
            yield Violation(code=Code.FOREIGN_NAME, words=words, context=words)


def _is_inside(address: str, world: World, chrome: Chrome) -> bool:
    return identify(address) in world.identities or chrome.owns(address)


def _foreign_words(
    text: str, found: Iterable[FoundWords], given: tuple[str, ...], world: World, chrome: Chrome
) -> Iterator[Violation]:
    """Of these addresses and identifiers those of no supplied work; `given` ones are free."""
    for each in found:
        if each.identity in world.identities or chrome.owns(each.address):
            continue
        if _begins_one(each.words, given):
            continue
        code = Code.FOREIGN_ADDRESS if each.kind == "address" else Code.FOREIGN_IDENTIFIER
        yield Violation(code=code, words=each.words, context=text)


def _begins_one(words: str, given: tuple[str, ...]) -> bool:
    """Whether they are among these sorted ones, or the start of one: a label may be cut short."""
    at = bisect.bisect_left(given, words)
    return at < len(given) and given[at].startswith(words)


def _without(text: str, found: Iterable[FoundWords]) -> str:
    """A name within an address is told with the address."""
    for each in found:
        text = text.replace(each.words, " ")
    return text


def _foreign_names(
    text: str, page: ReadPage, world: World, index: NameIndex
) -> Iterator[Violation]:
    for found in index.outermost_in(text):
        if world.names is None or folded(found.name.words) in world.names:
            continue
        sure = found.name.sureness
        if sure == "apart" or (sure == "capitalised" and not _means_work(found, text, page)):
            continue
        if not _is_inside_a_persons(found, text, world.people):
            yield Violation(code=Code.FOREIGN_NAME, words=found.name.words, context=text)


def _is_inside_a_persons(found: FoundName, text: str, people: Iterable[str]) -> bool:
    for person in people:
        at = text.find(person)
        while at >= 0:
            if at <= found.start and found.end <= at + len(person):
                return True
            at = text.find(person, at + 1)
    return False


def _means_work(found: FoundName, text: str, page: ReadPage) -> bool:
    """Whether a word with a capital is a name: it has it for no other reason."""
    if not starts_sentence(text, found.start):
        return True
    plainly = found.name.words.lower()
    plain_forms = {plainly, f"{plainly}s"}
    return all(plain_forms.isdisjoint(text.split()) for text in (*page.own, *page.supplied))


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.rpartition("@")[2].lower()
    except ValueError:
        return address
