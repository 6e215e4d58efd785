"""What a draft says: supplied sentences only, in order, with the task and the papers' relations."""

from collections import Counter

import pytest

from generator.drafting import draft_answer
from generator.drafting.candidates import candidates
from generator.drafting.choosing import choose, likeness
from generator.drafting.drafts import entry_of
from generator.drafting.stages import stages_of
from generator.evidence import check_evidence
from generator.models.assembled import Catalog
from generator.models.catalog import Port, Workflow
from generator.models.drafts import Draft, Material, SuppliedModel, SuppliedPaper
from generator.models.statements import SourceText, Statement
from generator.models.tasks import KnownTask
from generator.tasks import load_taxonomy, terms_of

BARKS = (
    "However, telling barks apart remains difficult for people who keep more than one dog. "
    "We present BarkNet, a network that names the dog behind each bark. "
    "Experiments show that BarkNet names the right dog in 91% of all cases."
)
MEOWS = "We propose MeowNet, a network that tells feline vocalisation from other sounds."
SOUND = Port(name="sound", type="audio")
NAME = Port(name="name", type="label")


def known(name: str, **changes: object) -> KnownTask:
    task = KnownTask(
        id=name, name=name.title(), inputs=(SOUND,), outputs=(NAME,), definition="It listens."
    )
    return task.model_copy(update=changes)


BARK = known("bark-recognition", lay=("my dog barks",), technical=("barks", "bark", "dog"))
MEOW = known("meow-recognition", lay=("my cat meows",), technical=("feline vocalisation",))
PETS = (BARK, MEOW)


def paper(name: str, text: str = "", title: str = "") -> SuppliedPaper:
    texts = (SourceText(depth="summary", origin="brief", text=text),) if text else ()
    return SuppliedPaper(id=name, title=title or name.title(), sources=texts)


def material(*papers: SuppliedPaper, question: str = "My dog barks: which one?") -> Material:
    return Material(question=question, models=(SuppliedModel(name="BarkNet"),), papers=papers)


def draft(*papers: SuppliedPaper, question: str = "My dog barks: which one?") -> Draft:
    return draft_answer(material(*papers, question=question), PETS)


def texts(statements: tuple[Statement, ...]) -> list[str]:
    return [each.text for each in statements]


def test_the_answer_tells_problem_approach_and_result_in_supplied_sentences() -> None:
    assert texts(draft(paper("barks", BARKS)).answer) == [
        "However, telling barks apart remains difficult for people who keep more than one dog.",
        "We present BarkNet, a network that names the dog behind each bark.",
        "Experiments show that BarkNet names the right dog in 91% of all cases.",
    ]


def test_each_sentence_rests_on_itself() -> None:
    found = draft(paper("barks", BARKS)).answer[1]
    assert [(each.paper, each.quote, each.at) for each in found.evidence] == [
        ("barks", "We present BarkNet, a network that names the dog behind each bark.", "Summary")
    ]


def test_the_task_is_named_with_the_words_of_the_question_that_speak_for_it() -> None:
    found = draft(paper("barks", BARKS))
    assert found.task is not None
    assert found.task.id == "bark-recognition"
    assert found.task.draft
    assert texts(found.asks) == [
        "We read the question as one about bark-Recognition, because it says \u201cdog barks\u201d."
    ]
    assert found.asks[0].reading


def test_a_task_that_is_not_sure_is_left_to_the_author() -> None:
    found = draft(question="What is this?")
    assert found.task is None
    assert [each.id for each in found.choice] == ["bark-recognition"]
    assert found.asks == ()


def test_an_author_may_name_the_task() -> None:
    found = draft_answer(material(paper("barks", BARKS)), PETS, MEOW)
    assert found.task is not None
    assert found.task.id == "meow-recognition"


def test_each_paper_gets_its_relation_and_the_reason() -> None:
    found = draft_answer(material(paper("barks", BARKS), paper("meows", MEOWS)), PETS, BARK)
    assert [(each.paper, each.relation) for each in found.papers] == [
        ("barks", "core"),
        ("meows", "off-topic"),
    ]
    assert texts(found.papers[1].statements) == [
        "Its supplied words speak above all of meow-Recognition: \u201cfeline vocalisation\u201d."
    ]


def test_what_is_off_topic_is_never_shown_as_support() -> None:
    found = draft_answer(material(paper("meows", MEOWS)), PETS, BARK)
    assert [each.relation for each in found.papers] == ["off-topic"]
    assert (found.answer, found.passages) == ((), ())


def test_an_empty_material_gives_an_empty_draft() -> None:
    found = draft_answer(Material(question="?", models=(), papers=()), PETS)
    assert (found.task, found.answer, found.asks, found.passages, found.papers) == (
        None,
        (),
        (),
        (),
        (),
    )


def test_the_same_material_gives_the_same_draft() -> None:
    given = material(paper("barks", BARKS), paper("meows", MEOWS))
    assert draft_answer(given, PETS) == draft_answer(given, PETS)


def test_the_paper_of_a_recommended_model_is_about_the_task_whatever_it_says() -> None:
    own = paper("own", MEOWS)
    given = Material(
        question="My dog barks: which one?",
        models=(SuppliedModel(name="BarkNet", paper=own),),
        papers=(own,),
    )
    (related,) = draft_answer(given, PETS, BARK).papers
    assert related.relation == "core"
    assert texts(related.statements) == ["This is the paper of a recommended model."]


def test_where_no_task_is_sure_no_paper_is_judged_or_quoted() -> None:
    found = draft(
        paper("meows", "We propose a network for the weather of tomorrow."), question="Why?"
    )
    assert found.task is None
    assert [each.relation for each in found.papers] == [None]
    assert found.answer == ()


def test_a_sentence_that_denies_is_no_approach_and_no_result() -> None:
    text = "We do not propose a new network. No method achieves the accuracy of a dog's own ear."
    pool = candidates(paper("any", text))
    assert choose("approach", pool, pool[0].terms, most=2) == ()
    assert choose("result", pool, pool[0].terms, most=2) == ()


# --- Sentences that can stand by themselves


def kept(text: str) -> list[str]:
    return [each.text for each in candidates(paper("any", text))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Too few words here.",
        "What does a network learn when nobody tells it anything at all?",
        "Our code and our data can be had at https://example.org/barknet from today on.",
        "We release all of our recordings of dogs together with this article.",
        "As others have shown before us [12], barks of dogs differ from each other.",
        "The network was written to by @barknet and it answered in many words.",
        "We propose a classifier of dogs that extends arXiv:2401.00001 in two ways.",
        "BarkNet reaches the state of the art. ESMFold achieves that as well, on the same dogs.",
        "Our contributions are: - We propose a network that names the dogs of a street.",
        "A tag such as <b>this one</b> stands in the middle of the sentence here.",
        "word " * 60 + "end.",
    ],
)
def test_a_sentence_that_says_nothing_by_itself_is_left_out(sentence: str) -> None:
    assert kept(sentence) == []


def test_latex_is_cleaned_in_the_sentence_and_stays_in_the_quote() -> None:
    text = (
        r"A first sentence. We present \textbf{BarkNet}, which names 5\% more dogs than people do."
    )
    (found,) = candidates(paper("any", text))
    assert found.text == "We present BarkNet, which names 5% more dogs than people do."
    assert found.quote == r"We present \textbf{BarkNet}, which names 5\% more dogs than people do."


def test_a_command_that_the_authors_defined_leaves_its_sentence_out() -> None:
    assert kept(r"We train on \totalhours-hour recordings of dogs from the field.") == []


def test_a_sentence_that_points_back_is_noted() -> None:
    text = "To tackle these issues, we present a network that names dogs."
    assert [each.leans for each in candidates(paper("any", text))] == [True]


# --- Choosing


def test_a_sentence_on_the_authors_own_work_tells_no_problem() -> None:
    pool = candidates(paper("any", "We present a network for the difficult task of naming dogs."))
    wanted = pool[0].terms
    assert choose("problem", pool, wanted, most=1) == ()
    assert choose("approach", pool, wanted, most=1) == pool


def test_a_paper_speaks_once_in_each_role() -> None:
    text = "We present a network that names dogs. We propose another network that names cats."
    pool = candidates(paper("any", text))
    assert len(choose("approach", pool, pool[0].terms, most=3)) == 1


def test_likeness_is_one_for_equal_words_and_nothing_for_none_shared() -> None:
    dogs, cats = Counter(terms_of("dogs bark")), Counter(terms_of("cats meow"))
    assert likeness(dogs, dogs) == pytest.approx(1.0)
    assert likeness(dogs, cats) == 0.0


# --- Stages that a model's own paper states


def stages(text: str) -> Workflow | None:
    task = entry_of(BARK)
    return stages_of(candidates(paper("own", text)), task)


def test_stages_told_in_sequence_become_quoted_steps() -> None:
    found = stages(
        "BarkNet first cuts the recording into single barks of a dog. "
        "Then a network gives each bark the name of a dog. "
        "Finally the names are counted for the whole night."
    )
    assert found is not None
    assert [step.name for step in found.steps] == ["First", "Then", "Finally"]
    assert found.steps[1].statements[0].evidence[0].quote == (
        "Then a network gives each bark the name of a dog."
    )
    assert [(edge.from_, edge.to) for edge in found.edges] == [
        ("input.sound", "first.sound"),
        ("first.made", "then.given"),
        ("then.made", "finally.given"),
        ("finally.name", "output.name"),
    ]
    assert found.steps[0].outputs[0].type == "unstated"


def test_parts_named_in_a_sentence_become_steps_with_their_clauses() -> None:
    found = stages(
        "BarkNet has an encoder that listens to the recording, and a decoder that names the dog."
    )
    assert found is not None
    assert [(step.name, step.statements[0].text) for step in found.steps] == [
        ("Encoder", "BarkNet has an encoder that listens to the recording"),
        ("Decoder", "a decoder that names the dog"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "BarkNet is a network that names the dog behind each bark.",
        "We use an encoder and a decoder for it.",
        "BarkNet first cuts the recording into single barks. It is fast and small on any phone.",
    ],
)
def test_no_stages_are_made_up(text: str) -> None:
    assert stages(text) is None


# --- The taxonomy that ships


def test_no_definition_or_port_of_the_taxonomy_states_a_number() -> None:
    entries = tuple(entry_of(task) for task in load_taxonomy())
    assert check_evidence(Catalog(tasks=entries)) == ()
    for task, entry in zip(load_taxonomy(), entries, strict=True):
        told = " ".join(each.text for each in entry.definition)
        assert " ".join(told.split()) == " ".join(task.definition.split()), task.id
