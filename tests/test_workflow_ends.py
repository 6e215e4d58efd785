"""Ports are found by the names that edges use."""

from generator.models.catalog import Workflow
from generator.workflow.ends import Ends, given, taken

FLOW = Workflow.model_validate(
    {
        "steps": [
            {
                "id": "a",
                "name": "A",
                "inputs": [{"name": "x", "type": "image"}, {"name": "x", "type": "text"}],
                "outputs": [{"name": "y", "type": "mask"}, {"name": "y", "type": "text"}],
            },
            {"id": "a", "name": "A again", "inputs": [{"name": "x", "type": "audio"}]},
        ],
        "edges": [
            {"from": "input.p", "to": "a.x"},
            {"from": "input.p", "to": "a.gone"},
            {"from": "input.q", "to": "a.gone"},
            {"from": "a.y", "to": "output.r"},
        ],
    }
)
ENDS = Ends(FLOW)


def test_of_two_ports_of_one_name_the_first_counts() -> None:
    entering, leaving = ENDS.entering("a.x"), ENDS.leaving("a.y")
    assert entering is not None
    assert leaving is not None
    assert (entering.type, leaving.type) == ("image", "mask")


def test_ends_of_the_workflow_and_what_is_not_there_have_no_port() -> None:
    assert ENDS.entering("output.r") is None
    assert ENDS.leaving("input.p") is None
    assert ENDS.leaving("a.x") is None
    assert ENDS.entering("nonsense") is None


def test_each_input_and_output_comes_once_with_its_first_port() -> None:
    told = [(each.text, each.name, each.port and each.port.type) for each in taken(FLOW, ENDS)]
    assert told == [("input.p", "p", "image"), ("input.q", "q", None)]
    told = [(each.text, each.name, each.port and each.port.type) for each in given(FLOW, ENDS)]
    assert told == [("output.r", "r", "mask")]
