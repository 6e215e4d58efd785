"""A question's models are drawn as they are arranged: in parallel, in a chain, or as parts."""

from typing import Any

import pytest

from generator.models.catalog import Arrangement, Model, Port, Task
from generator.models.diagram import Arrow, Frame
from generator.workflow import overview_graph


def ports(text: str) -> list[dict[str, str]]:
    """`photo:image size:size`."""
    return [dict(zip(("name", "type"), each.split(":"), strict=True)) for each in text.split()]


def model(name: str, takes: str, gives: str) -> Model:
    """A model of one step that takes and gives what its workflow does, by the same names."""
    edges: list[dict[str, Any]] = [
        *({"from": f"input.{p['name']}", "to": f"work.{p['name']}"} for p in ports(takes)),
        *({"from": f"work.{p['name']}", "to": f"output.{p['name']}"} for p in ports(gives)),
    ]
    step = {"id": "work", "name": "Work", "inputs": ports(takes), "outputs": ports(gives)}
    workflow = {"steps": [step], "edges": edges}
    return Model.model_validate({"id": name, "name": name.capitalize(), "workflow": workflow})


def task(takes: str, gives: str, name: str = "ask") -> Task:
    return Task.model_validate(
        {"id": name, "name": "Ask", "inputs": ports(takes), "outputs": ports(gives)}
    )


def drawn(
    models: tuple[Model, ...], asked: Task | None, arrangement: Arrangement | None
) -> list[str]:
    graph = overview_graph("Why?", models, asked, arrangement=arrangement)
    return [f"{each.source} {each.label} {each.target}" for each in graph.arrows]


EAR = model("ear", "sound:audio/speech", "words:text")
MIND = model("mind", "question:text", "reply:text")
MOUTH = model("mouth", "reply:text voice:embedding", "speech:audio/speech")
BARE = Model(id="bare", name="Bare")
SPOKEN = task("sound:audio voice:embedding", "speech:audio")


@pytest.mark.parametrize("arrangement", [None, "alternatives"])
def test_alternatives_are_parallel_roads(arrangement: Arrangement | None) -> None:
    asked = task("sound:audio", "words:text")
    assert drawn((EAR, BARE), asked, arrangement) == [
        "input.sound audio model.ear",
        "input.sound audio model.bare",
        "model.ear text output.words",
        "model.bare text output.words",
    ]
    graph = overview_graph("Why?", (EAR, BARE), asked, arrangement=arrangement)
    assert graph.frames == ()
    assert graph.description == "From “Sound” to “Words” by “Ear” and “Bare”, each on its own."


def test_a_chain_hands_on_from_model_to_model() -> None:
    assert drawn((EAR, MIND, MOUTH), SPOKEN, "chain") == [
        "input.sound audio model.ear",
        "input.voice embedding model.mouth",
        "model.ear text model.mind",
        "model.mind text model.mouth",
        "model.mouth audio output.speech",
    ]
    graph = overview_graph("Why?", (EAR, MIND, MOUTH), SPOKEN, arrangement="chain")
    assert [each.title for each in graph.nodes] == [
        "Sound", "Voice", "Ear", "Mind", "Mouth", "Speech",
    ]  # fmt: skip
    assert graph.description == (
        "From “Sound” and “Voice” to “Speech” by “Ear”, “Mind” and “Mouth”, one behind the other."
    )


def test_a_chain_of_models_without_workflow_names_what_flows_by_their_tasks() -> None:
    hear = task("sound:audio", "words:text", "hear")
    first = Model(id="first", name="First", task="hear")
    graph = overview_graph("Why?", (first, MIND), SPOKEN, arrangement="chain", tasks=(hear,))
    assert Arrow(source="model.first", target="model.mind", label="text") in graph.arrows
    unknown = overview_graph("Why?", (BARE, MIND), SPOKEN, arrangement="chain")
    assert Arrow(source="model.bare", target="model.mind", label="") in unknown.arrows


def test_every_input_of_a_chain_leads_somewhere() -> None:
    assert drawn((EAR, MIND), task("sound:audio size:size", "reply:text"), "chain") == [
        "input.sound audio model.ear",
        "input.size size model.ear",
        "model.ear text model.mind",
        "model.mind text output.reply",
    ]


def test_what_a_model_is_handed_is_not_taken_from_the_inputs_as_well() -> None:
    reader = model("reader", "words:text voice:embedding", "reply:text")
    asked = task("sound:audio words:text voice:embedding", "reply:text")
    assert drawn((EAR, reader), asked, "chain") == [
        "input.sound audio model.ear",
        "input.words text model.ear",
        "input.voice embedding model.reader",
        "model.ear text model.reader",
        "model.reader text output.reply",
    ]


def test_parts_share_the_ends_within_one_frame() -> None:
    depth = model("depth", "photo:image", "map:depth-map")
    masks = model("masks", "photo:image", "mask:mask")
    asked = task("photo:image", "map:depth-map mask:mask")
    assert drawn((depth, masks), asked, "parts") == [
        "input.photo image model.depth",
        "input.photo image model.masks",
        "model.depth depth-map output.map",
        "model.masks mask output.mask",
    ]
    graph = overview_graph("Why?", (depth, masks), asked, arrangement="parts")
    assert graph.frames == (
        Frame(
            id="parts",
            kind="model",
            title="2 parts, used together",
            nodes=("model.depth", "model.masks"),
        ),
    )
    assert graph.description.endswith("by “Depth” and “Masks”, each for its part.")


def test_a_part_takes_and_gives_by_type_where_names_differ() -> None:
    depth = model("depth", "picture:image/medical", "distances:depth-map")
    masks = model("masks", "words:text", "areas:mask")
    asked = task("photo:image prompt:text", "map:depth-map mask:mask")
    assert drawn((depth, masks), asked, "parts") == [
        "input.photo image model.depth",
        "input.prompt text model.masks",
        "model.depth depth-map output.map",
        "model.masks mask output.mask",
    ]


def test_a_part_that_is_not_known_may_take_and_give_everything() -> None:
    depth = model("depth", "photo:image", "map:depth-map")
    assert drawn((depth, BARE), task("photo:image", "map:depth-map mask:mask"), "parts") == [
        "input.photo image model.depth",
        "input.photo image model.bare",
        "model.depth depth-map output.map",
        "model.bare depth-map output.map",
        "model.bare mask output.mask",
    ]


@pytest.mark.parametrize("arrangement", [None, "alternatives", "chain", "parts"])
def test_one_model_or_none_is_drawn_alike_however_arranged(
    arrangement: Arrangement | None,
) -> None:
    for models in ((), (EAR,)):
        arranged = overview_graph("Why?", models, SPOKEN, arrangement=arrangement)
        assert arranged == overview_graph("Why?", models, SPOKEN)


def test_two_ports_of_one_name_are_one_card() -> None:
    port = Port(name="photo", type="image")
    twice = Task(id="t", name="T", inputs=(port, port))
    assert [each.id for each in overview_graph("Why?", (BARE,), twice).nodes] == [
        "input.photo",
        "model.bare",
        "output",
    ]
