"""A catalog in, each statement with all that it is judged by out."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from generator.arithmetic import Unevaluable, evaluate, numbers_in, operands
from generator.catalog.nodes import Path
from generator.catalog.walk import quotes_in, statements_in
from generator.citing import cites, words_of
from generator.evidence.measured import Measured, look_up
from generator.evidence.outcomes import Outcome, judge
from generator.evidence.places import without_places
from generator.evidence.quotes import Found
from generator.evidence.sentences import sentences
from generator.evidence.shelf import Shelf, Work
from generator.evidence.words import own_runs, own_words
from generator.latex import plain
from generator.models.assembled import Catalog, SourceFile
from generator.models.catalog import Model, Question, Quote, SourceText, Statement, Tool


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """One named expression of a statement, evaluated."""

    name: str
    expression: str
    value: Fraction
    fault: str = ""
    """Why it has no value; empty where it has one."""

    @property
    def operands(self) -> tuple[str, ...]:
        """The numbers and names in it."""
        return operands(self.expression)


def compute(statement: Statement) -> tuple[Computed, ...]:
    """Evaluate a statement's expressions in their order; later ones may use earlier names."""
    known: dict[str, Fraction] = {}
    results = []
    for pair in statement.computed:
        value, fault = Fraction(0), ""
        try:
            value = known[pair.name] = evaluate(pair.value, known)
        except Unevaluable as error:
            fault = str(error)
        results.append(Computed(name=pair.name, expression=pair.value, value=value, fault=fault))
    return tuple(results)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A quote with the work that it names and what became of it."""

    path: Path
    quote: Quote
    work: Work
    outcome: Outcome
    text: str
    """The piece of the source that holds its words, as it was supplied; empty where none does."""
    source: SourceText | None
    """The source that the piece belongs to."""

    @property
    def found(self) -> Found | None:
        """Where its words stand in that work."""
        return self.outcome.found

    @property
    def words(self) -> str:
        """The source's own words, as the quote has them: no gaps, no insertions."""
        return own_words(self.quote.quote, self.text)

    @property
    def runs(self) -> tuple[str, ...]:
        """The same, cut wherever the quote leaves something out or adds something."""
        return own_runs(self.quote.quote, self.text)

    @property
    def around(self) -> tuple[str, ...]:
        """The sentences that the words stand in."""
        if self.found is None:
            return ()
        touched = (each for each in sentences(self.text) if self._touches(each.start, each.end))
        return tuple(each.text for each in touched)

    @property
    def lead(self) -> str:
        """What stands between the start of the first such sentence and the quote."""
        if self.found is None:
            return ""
        first = next((each for each in sentences(self.text) if each.end > self.found.start), None)
        return plain(self.text)[first.start : self.found.start] if first else ""

    def _touches(self, start: int, end: int) -> bool:
        return self.found is not None and start < self.found.end and self.found.start < end


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A statement, ready to be judged."""

    path: Path
    statement: Statement
    """As it is read: without citations such as `[@key, p. 4]`."""
    quotes: tuple[Held, ...]
    computed: tuple[Computed, ...]
    measured: Measured | None

    @property
    def entry(self) -> Path:
        """The entry that makes the statement: `("models", 0)`."""
        return self.path[:2]

    @property
    def values(self) -> tuple[Fraction, ...]:
        """What its expressions come to."""
        return tuple(each.value for each in self.computed if not each.fault)


class Docket:
    """All statements and quotes of a catalog, each looked up once."""

    def __init__(self, catalog: Catalog, measurements: tuple[SourceFile, ...]) -> None:
        self.catalog = catalog
        self.shelf = Shelf((*catalog.papers, *catalog.tools))
        self._scopes = tuple(frozenset(each.scope.sources) for each in catalog.questions)
        self.quotes = tuple(self._held())
        self._models = {
            model.id: number for number, model in reversed([*enumerate(catalog.models)])
        }
        held: dict[Path, list[Held]] = {}
        for each in self.quotes:
            held.setdefault(each.path[:-2], []).append(each)
        self.cases = tuple(
            Case(
                path=path,
                statement=_as_read(statement),
                quotes=tuple(held.get(path, ())),
                computed=compute(statement),
                measured=look_up(statement.measured, measurements) if statement.measured else None,
            )
            for path, statement in statements_in(catalog)
        )

    def scope(self, path: Path) -> frozenset[str] | None:
        """The texts that the page of a statement was supplied with; None outside of questions."""
        return self._scopes[int(path[1])] if path[0] == "questions" else None

    def models_of(self, entry: Path) -> tuple[Path, ...]:
        """The models whose statements stand on the page of a question too."""
        if entry[0] != "questions":
            return ()
        names = self._question(entry).models
        return tuple(("models", self._models[name]) for name in names if name in self._models)

    def texts(self, entry: Path) -> tuple[str, ...]:
        """What a page may take numbers from: the supplied texts of its works, and its question."""
        if entry[0] == "questions":
            question = self._question(entry)
            return (question.question, *self._supplied(question))
        if entry[0] == "tools":
            works: Iterator[Work] = iter((self.catalog.tools[int(entry[1])],))
        else:
            works = (work for model in self._told_by(entry) for work in self._works(model))
        return tuple(piece.text for work in works for each in work.sources for piece in each.pieces)

    def names(self, entry: Path) -> tuple[str, ...]:
        """What the works and models of a page are called."""
        models = self._told_by(entry)
        works = [work for model in models for work in self._works(model)]
        if entry[0] == "questions":
            related = (self.shelf.work(each.paper) for each in self._question(entry).papers)
            works += [work for work in related if work is not None]
        titles = (work.name if isinstance(work, Tool) else work.title or "" for work in works)
        return (*(model.name for model in models), *(plain(title) for title in titles))

    def _held(self) -> Iterator[Held]:
        for path, quote in quotes_in(self.catalog):
            work = self.shelf.work(quote.work)
            if work is not None:
                outcome = judge(quote, self.shelf, self.scope(path))
                source = _source_of(outcome.found, work) if outcome.found else None
                text = source.pieces[outcome.found.piece].text if source and outcome.found else ""
                yield Held(
                    path=path, quote=quote, work=work, outcome=outcome, text=text, source=source
                )

    def _question(self, path: Path) -> Question:
        return self.catalog.questions[int(path[1])]

    def _told_by(self, entry: Path) -> tuple[Model, ...]:
        """The models that a page is about: a model's own, a question's, or those for a task."""
        match entry[0]:
            case "models":
                return (self.catalog.models[int(entry[1])],)
            case "questions":
                return tuple(self.catalog.models[int(path[1])] for path in self.models_of(entry))
            case "tools":
                return ()
            case _:
                task = self.catalog.tasks[int(entry[1])].id
                return tuple(model for model in self.catalog.models if model.task == task)

    def _works(self, model: Model) -> tuple[Work, ...]:
        works = (self.shelf.work(name) for name in (model.paper, *model.tools) if name)
        return tuple(work for work in works if work is not None)

    def _supplied(self, question: Question) -> Iterator[str]:
        for name in question.scope.sources:
            owner, _, source = name.rpartition("/")
            work = self.shelf.work(owner)
            for each in work.sources if work else ():
                if each.name == source:
                    yield from (piece.text for piece in each.pieces)


def _as_read(statement: Statement) -> Statement:
    """Numbers that a citation adds stay, but for those of pages and other places."""
    if "@" not in statement.text:
        return statement
    said = (text for each in cites(statement.text) for text in (each.before, each.after))
    added = [text for text in map(without_places, said) if numbers_in(text)]
    return statement.model_copy(update={"text": " ".join((words_of(statement.text), *added))})


def _source_of(found: Found, work: Work) -> SourceText:
    return next(each for each in work.sources if found.source == f"{work.id}/{each.name}")
