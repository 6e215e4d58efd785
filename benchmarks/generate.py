"""A number of questions and a seed in; a catalog of that size, split over many files, out.

Every question has 2 models and 4 related papers, out of pools of 500 models and 500 papers with an
abstract of 1 kB each. The same seed gives the same bytes.

    python benchmarks/generate.py FOLDER QUESTIONS
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import yaml

Plain: TypeAlias = "str | int | bool | list[Plain] | dict[str, Plain]"
Entry: TypeAlias = dict[str, Plain]

POOL = 500
ENTRIES_PER_FILE = 50
ABSTRACT_CHARACTERS = 1_000
WORDS = (
    "image picture detail edge texture scale model feature network training signal sample pixel "
    "sound speech sentence word depth object scene camera motion noise error measure method result "
    "small large sharp smooth early late local global learned given sparse dense stable simple "
    "predicts joins compares keeps removes restores describes needs finds follows shares improves "
    "the a each every one another its their with from into over between without under after"
).split()
TASK: Entry = {
    "id": "restoration",
    "name": "Image restoration",
    "aliases": ["image enhancement"],
    "inputs": [{"name": "photo", "type": "image", "description": "a damaged picture"}],
    "outputs": [{"name": "restored", "type": "image", "description": "the picture, mended"}],
    "definition": [{"text": "A damaged picture goes in, a mended one comes out.", "reading": True}],
}


def write_catalog(folder: Path, questions: int, *, seed: int = 1) -> Path:
    """Write catalog.yaml and the files it includes; returns the path of catalog.yaml."""
    dice = random.Random(seed)
    abstracts = [_abstract(dice) for _ in range(POOL)]
    pools: dict[str, list[Entry]] = {
        "papers": [_paper(dice, number, text) for number, text in enumerate(abstracts)],
        "tools": [_tool(number) for number in range(POOL)],
        "models": [_model(abstracts, number) for number in range(POOL)],
        "questions": [_question(dice, abstracts, number) for number in range(questions)],
    }
    filled = {section: entries for section, entries in pools.items() if entries}
    for section, entries in filled.items():
        _write_split(folder / section, section, entries)
    root = folder / "catalog.yaml"
    globs: list[Plain] = [f"{section}/*.yaml" for section in filled]
    root.write_text(_yaml({"include": globs, "tasks": [TASK]}), encoding="utf-8")
    return root


def _paper(dice: random.Random, number: int, abstract: str) -> Entry:
    return {
        "id": f"paper-{number:03}",
        "title": f"{_words(dice, 6).capitalize()}, study {number}",
        "authors": [f"{_words(dice, 1).capitalize()} Author-{dice.randrange(900)}" for _ in "abc"],
        "year": 2015 + number % 10,
        "venue": "Proceedings of the Benchmark Conference",
        "arxiv": f"2101.{number:05}",
        "sources": [{"depth": "abstract", "origin": "brief", "text": abstract}],
    }


def _abstract(dice: random.Random) -> str:
    text = ""
    while len(text) < ABSTRACT_CHARACTERS:
        text += f"{_words(dice, dice.randrange(12, 24)).capitalize()}. "
    return text[:ABSTRACT_CHARACTERS].rstrip()


def _words(dice: random.Random, count: int) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(count))


def _tool(number: int) -> Entry:
    return {
        "id": f"tool-{number:03}",
        "name": f"Tool {number}",
        "url": _tool_address(number),
        "licence": "MIT",
    }


def _tool_address(number: int) -> str:
    return f"https://github.com/benchmark/tool-{number:03}"


def _model(abstracts: list[str], number: int) -> Entry:
    return {
        "id": f"model-{number:03}",
        "name": f"Model {number}",
        "task": "restoration",
        "paper": f"paper-{number:03}",
        "tools": [f"tool-{number:03}"],
        "about": [_quoted(abstracts, number, 0)],
        "workflow": {
            "steps": [
                _step("encode", "photo", "features", [_quoted(abstracts, number, 1)]),
                _step("decode", "features", "restored", [_quoted(abstracts, number, 2)]),
            ],
            "edges": [
                {"from": "input.photo", "to": "encode.photo"},
                {"from": "encode.features", "to": "decode.features"},
                {"from": "decode.restored", "to": "output.restored"},
            ],
        },
    }


def _step(name: str, takes: str, gives: str, statements: list[Plain]) -> Entry:
    return {
        "id": name,
        "name": name.capitalize(),
        "inputs": [{"name": takes, "type": "image"}],
        "outputs": [{"name": gives, "type": "image"}],
        "statements": statements,
    }


def _quoted(abstracts: list[str], number: int, sentence: int) -> Entry:
    """A statement that rests on one whole sentence of a paper's abstract."""
    words = abstracts[number].split(". ")[sentence]
    return {
        "text": f"It is said how this is done: {' '.join(words.split()[:3])} and so on.",
        "evidence": [{"paper": f"paper-{number:03}", "quote": words, "at": "Abstract"}],
    }


def _question(dice: random.Random, abstracts: list[str], number: int) -> Entry:
    chosen = dice.sample(range(POOL), 6)
    models, related = chosen[:2], chosen[2:]
    return {
        "id": f"question-{number:05}",
        "question": f"Question {number}: {_words(dice, 20)}?",
        "task": "restoration",
        "models": [f"model-{each:03}" for each in models],
        "papers": [
            {
                "paper": f"paper-{each:03}",
                "relation": "adjacent",
                "statements": [_quoted(abstracts, each, 0)],
            }
            for each in related
        ],
        "answer": [_quoted(abstracts, each, 3) for each in models],
        "asks": [{"text": "A picture is to be mended.", "reading": True}],
        "gaps": ["How long it takes."],
        "scope": {
            "papers": [f"arxiv:2101.{each:05}" for each in chosen],
            "tools": [f"github:benchmark/tool-{each:03}" for each in models],
            "links": list(_links(models, chosen)),
            "sources": [f"paper-{each:03}/brief" for each in chosen],
        },
    }


def _links(models: list[int], papers: list[int]) -> Iterator[Plain]:
    yield from (f"https://arxiv.org/abs/2101.{each:05}" for each in papers)
    yield from (_tool_address(each) for each in models)


def _write_split(folder: Path, section: str, entries: list[Entry]) -> None:
    folder.mkdir(parents=True)
    for start in range(0, len(entries), ENTRIES_PER_FILE):
        part = list[Plain](entries[start : start + ENTRIES_PER_FILE])
        path = folder / f"{start:05}.yaml"
        path.write_text(_yaml({section: part}), encoding="utf-8")


def _yaml(value: Entry) -> str:
    return yaml.dump(value, Dumper=yaml.CSafeDumper, sort_keys=False, width=100)


if __name__ == "__main__":
    write_catalog(Path(sys.argv[1]), int(sys.argv[2]))
