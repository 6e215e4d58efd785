"""A catalog with fetched texts in, what its drafts still lack out: added, and nothing changed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.catalog.edit import Addition, add
from generator.catalog.nodes import Value
from generator.importing.drafted import Drafter, answer_of, model_keys
from generator.importing.held import supplied_paper
from generator.models.assembled import Catalog, Origin, SourceFile
from generator.models.catalog import Question
from generator.models.drafts import Material, ModelDraft, SuppliedModel

_FILLED = ("answer", "asks", "passages")
"""What a question's draft may add where its entry has nothing yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redrafted:
    """The files that changed, and what was added to them."""

    files: tuple[SourceFile, ...]
    added: tuple[str, ...]


def redraft(
    written: Catalog, whole: Catalog, drafter: Callable[[str | None], Drafter]
) -> Redrafted:
    """Fill what the drafts of a catalog lack, from all texts that are held by now.

    `written` is what authors wrote, `whole` the same with what was fetched. Only entries that are
    marked as drafts get anything, and only keys that they do not have. `drafter` gives what drafts
    for a task that an author has named.

    Raises:
        GeneratorError: where a file has no place for an addition.
    """
    additions: dict[str, list[Addition]] = {}
    added: list[str] = []
    for told in _lacking(written, whole, drafter):
        additions.setdefault(told.origin.file, []).append(told.addition)
        added.append(told.name)
    return Redrafted(
        files=tuple(
            SourceFile(name=file.name, text=add(file.text, file.name, tuple(additions[file.name])))
            for file in written.files
            if file.name in additions
        ),
        added=tuple(added),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lacking:
    name: str
    origin: Origin
    addition: Addition


def _lacking(
    written: Catalog, whole: Catalog, drafter: Callable[[str | None], Drafter]
) -> Iterator[_Lacking]:
    places = {model.id: at for at, model in enumerate(written.models)}
    seen: set[str] = set()
    for at, question in enumerate(whole.questions):
        models = [whole.models[places[name]] for name in question.models if name in places]
        if not question.draft and not any(model.draft for model in models):
            continue
        draft = drafter(question.task)(_material(question, whole))
        if question.draft:
            keys = answer_of(draft, question.models)
            held = {name for name in _FILLED if getattr(written.questions[at], name)}
            named = {key: keys[key] for key in _FILLED if key not in held and keys[key]}
            yield from _keys("questions", question.id, written.origins.questions[at], named)
        for model, told in zip(models, draft.models, strict=True):
            if model.draft and model.id not in seen:
                seen.add(model.id)
                place = places[model.id]
                fresh = _not_held(
                    told, about=bool(model.about), workflow=model.workflow is not None
                )
                yield from _keys("models", model.id, written.origins.models[place], fresh)


def _not_held(told: ModelDraft, *, about: bool, workflow: bool) -> dict[str, Value]:
    held = {"about": about, "workflow": workflow}
    return {key: value for key, value in model_keys(told).items() if not held[key]}


def _keys(section: str, name: str, origin: Origin, values: dict[str, Value]) -> Iterator[_Lacking]:
    for key, value in values.items():
        addition = Addition(path=(section, origin.index), value=value, key=key)
        yield _Lacking(name=f"{key} of {name}", origin=origin, addition=addition)


def _material(question: Question, catalog: Catalog) -> Material:
    """What the question may quote, fetched texts included."""
    names = frozenset(question.scope.sources)
    papers = {
        paper.id: supplied_paper(paper.id, paper.title, paper.sources, names)
        for paper in catalog.papers
    }
    models = {model.id: model for model in catalog.models}
    return Material(
        question=question.question,
        models=tuple(
            SuppliedModel(name=models[name].name, paper=papers.get(models[name].paper or ""))
            for name in question.models
            if name in models
        ),
        papers=tuple(papers[each.paper] for each in question.papers if each.paper in papers),
    )
