"""`explainer draft`: what drafts lack is added from the texts that came since; nothing is changed."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.site.reading import read_catalog

NOTHING = (
    "nothing to add: the drafts hold all that the texts give "
    "(a text that you added counts once `scope.sources` of its question names it)\n"
)
CATALOG = """# Mine.
papers:
  - id: own
    title: "BarkNet"
    arxiv: "2401.00001"
    sources:
      - depth: abstract
        text: >-
          We present BarkNet, a network that names the dog behind each bark. It has an encoder that
          listens to the recording, and a decoder that names the dog.
tasks:
  - id: bark-recognition
    name: Bark recognition
    inputs: [{name: sound, type: audio}]
    outputs: [{name: name, type: label}]
models:
  - id: barknet  # the one
    name: BarkNet
    task: bark-recognition
    paper: own
    draft: true
questions:
  - id: which-dog
    question: "Which dog barks?"
    draft: true
    task: bark-recognition
    models: [barknet]
    scope:
      papers: ["arxiv:2401.00001"]
      links: ["https://arxiv.org/abs/2401.00001"]
      sources: [own/abstract]
"""


@pytest.fixture
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalog whose drafts were made before the abstract came."""
    monkeypatch.chdir(tmp_path)
    path = Path("catalog.yaml")
    path.write_text(CATALOG, encoding="utf-8")
    return path


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["draft", *arguments])
    return done.exit_code, done.output


def test_the_model_gets_what_its_abstract_says(catalog: Path) -> None:
    assert run() == (
        0,
        "answer of which-dog\nasks of which-dog\nabout of barknet\nworkflow of barknet\n",
    )
    (model,) = read_catalog(catalog).models
    assert [each.text for each in model.about] == [
        "We present BarkNet, a network that names the dog behind each bark."
    ]
    assert model.workflow is not None
    assert [step.name for step in model.workflow.steps] == ["Encoder", "Decoder"]


def test_what_the_author_wrote_stays_to_the_byte(catalog: Path) -> None:
    run()
    lines = iter(catalog.read_text(encoding="utf-8").splitlines())
    assert all(line in lines for line in CATALOG.splitlines())


def test_a_second_run_adds_nothing(catalog: Path) -> None:
    run()
    before = catalog.read_bytes()
    assert run() == (0, NOTHING)
    assert catalog.read_bytes() == before


def test_an_entry_that_is_no_draft_gets_nothing(catalog: Path) -> None:
    catalog.write_text(CATALOG.replace("    draft: true\n", ""), encoding="utf-8")
    assert run() == (0, NOTHING)


def test_a_broken_catalog_is_told_and_left_alone(catalog: Path) -> None:
    catalog.write_text(CATALOG.replace("paper: own", "paper: other"), encoding="utf-8")
    before = catalog.read_bytes()
    code, told = run()
    assert code == 1
    assert told.startswith("catalog.yaml:20:12: unknown-paper: models[0].paper: ")
    assert catalog.read_bytes() == before
