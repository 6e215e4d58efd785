"""What one model hands on to the next is found by name, then by type."""

from generator.workflow.arrangement import Flow, handed_on

IMAGE, PICTURE = Flow(name="image", type="image"), Flow(name="picture", type="image")
SCAN = Flow(name="scan", type="image/medical")
TEXT = Flow(name="words", type="text")


def test_a_name_comes_before_a_type() -> None:
    assert handed_on((IMAGE, PICTURE), (PICTURE,)) == ((PICTURE, PICTURE),)


def test_the_same_type_comes_before_a_kind_of_it() -> None:
    assert handed_on((SCAN, IMAGE), (PICTURE,)) == ((IMAGE, PICTURE),)
    assert handed_on((SCAN,), (PICTURE,)) == ((SCAN, PICTURE),)


def test_what_does_not_fit_is_not_handed_on() -> None:
    assert handed_on((IMAGE, TEXT), (SCAN,)) == ()
    assert handed_on((), (IMAGE,)) == ()


def test_one_output_may_feed_several_inputs() -> None:
    assert handed_on((IMAGE,), (IMAGE, TEXT, PICTURE)) == ((IMAGE, IMAGE), (IMAGE, PICTURE))
