"""The taxonomy is sound, and finds the task of a brief; the cases stand in cases/tasks, one a line."""

from dataclasses import replace

import pytest

from benchmarks.bench_tasks import agreement, measure, read_briefs, read_cases
from generator.models.catalog import Port, Statement, Task
from generator.models.tasks import KnownTask, NamedModel, NamedPaper, Neighbour, Ranking
from generator.tasks import load_taxonomy, rank, relate, with_catalog
from generator.tasks.index import Index, Weights, count_terms
from generator.tasks.taxonomy import FaultyTaxonomy, find_faults, read_tasks
from generator.tasks.terms import Landmarks, terms_of, terms_of_name

TASKS = load_taxonomy()
PICTURE = Port(name="picture", type="image")
SOUND = Port(name="sound", type="audio")


def known(name: str, **changes: object) -> KnownTask:
    task = KnownTask(
        id=name, name=name.title(), inputs=(PICTURE,), outputs=(SOUND,), definition="It helps."
    )
    return task.model_copy(update=changes)


BARK = known("barking", lay=("my dog barks",), technical=("canine vocalisation",))
MEOW = known("meowing", lay=("my cat meows",), technical=("feline vocalisation",))
PURR = known("purring", parent="meowing", lay=("my cat purrs on the sofa",))
PETS = (BARK, MEOW, PURR)


def ask(question: str, *, models: tuple[str, ...] = (), papers: tuple[str, ...] = ()) -> Ranking:
    named = tuple(NamedModel(name=each) for each in models)
    return rank(question, named, tuple(NamedPaper(title=each) for each in papers), PETS)


# --- The taxonomy


def test_the_taxonomy_holds_at_least_75_tasks() -> None:
    assert len(TASKS) == 227


def test_each_task_has_words_of_both_kinds_and_a_neighbour() -> None:
    bare = [t.id for t in TASKS if len(t.lay) < 4 or len(t.technical) < 5 or not t.neighbours]
    assert bare == []


def test_no_landmark_of_a_task_stands_twice() -> None:
    assert [t.id for t in TASKS if len(set(t.landmarks)) < len(t.landmarks)] == []


def test_no_name_belongs_to_two_tasks() -> None:
    names = [name.casefold() for t in TASKS for name in (t.name, *t.aliases)]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_each_task_has_a_case() -> None:
    assert {task.id for task in TASKS} == {case.name for case in read_cases()}


def test_no_case_speaks_the_name_of_its_task() -> None:
    names = {task.id: (task.name, *task.aliases) for task in TASKS}
    told = [
        case.question
        for case in read_cases()
        for name in names[case.name]
        if f" {name.casefold()} " in f" {case.question.casefold()} "
    ]
    assert told == []


@pytest.mark.parametrize(
    ("tasks", "faults"),
    [
        (PETS, []),
        ((BARK, BARK), ["'barking' stands twice; rename one of them"]),
        (
            (PURR,),
            ["purring: no other task has the id 'meowing'; add it, or name another"],
        ),
        (
            (known("barking", neighbours=(Neighbour(task="barking", difference="None."),)),),
            ["barking: no other task has the id 'barking'; add it, or name another"],
        ),
        (
            (known("barking", outputs=(Port(name="smell", type="odour"),)),),
            ["barking: no type is called 'odour'; use a built-in one"],
        ),
    ],
    ids=["sound", "twice", "no parent", "its own neighbour", "no type"],
)
def test_faults_between_tasks_are_told(tasks: tuple[KnownTask, ...], faults: list[str]) -> None:
    assert list(find_faults(tasks)) == faults


def test_a_file_that_does_not_fit_is_told_with_its_line() -> None:
    text = "tasks:\n  - id: barking\n    nam: Barking\n"
    with pytest.raises(FaultyTaxonomy, match=r"pets\.yaml:3:10: unknown-key: tasks\[0\]\.nam"):
        read_tasks(text, "pets.yaml")


def test_a_file_without_tasks_holds_none() -> None:
    assert read_tasks("- one\n", "pets.yaml") == ()


def test_a_catalog_adds_a_task() -> None:
    entry = Task(id="howling", name="Howling", aliases=("wailing",), inputs=(SOUND,))
    added = with_catalog(PETS, (entry,))[-1]
    assert (added.id, added.aliases, added.inputs) == ("howling", ("wailing",), (SOUND,))
    assert added.definition == "Howling"


def test_a_catalog_overrides_what_it_says_and_leaves_the_rest() -> None:
    words = Statement(text="A dog speaks.", reading=True)
    entry = Task(id="barking", name="Dog talk", definition=(words,))
    changed = with_catalog(PETS, (entry,))[0]
    assert (changed.name, changed.definition) == ("Dog talk", "A dog speaks.")
    assert (changed.aliases, changed.inputs) == (("Barking",), (PICTURE,))
    assert changed.lay == ("my dog barks",)


# --- Terms


def test_terms_are_stems_and_pairs_of_them() -> None:
    assert terms_of("How does it recognise the Barking dogs?") == (
        "recogn",
        "bark",
        "dog",
        "recogn bark",
        "bark dog",
    )


@pytest.mark.parametrize(
    ("british", "american"),
    [("colours", "colors"), ("tumour", "tumor"), ("summarisation", "summarization")],
)
def test_both_spellings_are_one_term(british: str, american: str) -> None:
    assert terms_of(british) == terms_of(american)


def test_a_name_is_taken_apart_where_its_letters_change() -> None:
    assert {"music", "gen"} <= set(terms_of_name("MusicGen-Medium"))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("YOLOv8-night", ("=YOLO",)),
        ("depth_anything_v2", ("=Depth Anything",)),
        ("Bitter", ()),
    ],
)
def test_landmarks_are_found_in_names(name: str, found: tuple[str, ...]) -> None:
    assert Landmarks(("YOLO", "Depth Anything", "BIT")).in_name(name) == found


def test_a_landmark_in_a_text_keeps_the_case_of_its_letters() -> None:
    landmarks = Landmarks(("BIT",))
    assert [*landmarks.spans_in("BIT is not a bit of BITS")] == [(0, 3, "=BIT")]


def test_no_landmarks_are_found_where_there_are_none() -> None:
    assert [*Landmarks(()).spans_in("BIT")] == []


def test_a_rare_term_says_more_than_a_common_one() -> None:
    weights = Weights(names=0.0, definition=0.0, lay=1.0, technical=0.0, landmarks=0.0)
    index = Index(count_terms(PETS), weights)
    assert index.share("bark", 0) > index.share("cat", 1) > 0.0
    assert index.share("bark", 1) == 0.0
    assert index.share("vocalis", 0) == 0.0


# --- The ranking


def test_the_task_of_the_question_comes_first() -> None:
    ranking = ask("My neighbour's dog barks at night. Why?")
    assert ranking.tasks[0].task == BARK
    assert ranking.tasks[0].signs[0].told == "the question says 'dog barks'"


def test_a_narrower_task_wins_where_its_own_words_stand() -> None:
    assert ask("My cat purrs on the sofa").tasks[0].task == PURR
    assert ask("My cat meows").tasks[0].task == MEOW


def test_kin_are_no_rivals() -> None:
    assert ask("My cat meows and my cat purrs").margin == 1.0


def test_nothing_said_is_nothing_decided() -> None:
    ranking = ask("Quite so?")
    assert (ranking.tasks, ranking.decided, ranking.unsure) == ((), None, ())
    assert ranking.told == "not sure: no known task speaks from the supplied texts"


def test_a_small_lead_is_left_to_the_author() -> None:
    ranking = ask("my dog barks and my cat meows")
    assert ranking.decided is None
    assert ranking.unsure == (ranking.tasks[0].task, ranking.tasks[1].task)
    assert ranking.told in ("not sure: Barking or Meowing", "not sure: Meowing or Barking")


def test_few_words_decide_nothing_even_without_a_rival() -> None:
    ranking = ask("A dog?")
    assert (ranking.decided, ranking.unsure) == (None, (BARK,))


def test_the_name_of_a_model_is_a_sign() -> None:
    ranking = ask("Why?", models=("Barking-XL",))
    assert ranking.tasks[0].signs[0].told == ("the name of the model Barking-XL holds 'Barking-XL'")


def test_the_models_own_paper_says_more_than_a_related_one() -> None:
    own = NamedModel(name="X", title="Canine Vocalisation", text="We study canine vocalisation.")
    other = NamedPaper(title="Feline Vocalisation", text="We study feline vocalisation.")
    ranking = rank("Why?", (own,), (other,), PETS)
    assert ranking.tasks[0].task == BARK
    assert ranking.tasks[0].signs[0].told == (
        "the model's paper 'Canine Vocalisation' speaks of 'Canine Vocalisation'"
    )


def test_a_model_paper_without_a_title_is_named_by_its_model() -> None:
    own = NamedModel(name="X", text="We study canine vocalisation.")
    signs = rank("Why?", (own,), (), PETS).tasks[0].signs
    assert [(sign.kind, sign.source) for sign in signs] == [("model-paper", "X")]


def test_an_off_topic_paper_is_turned_down() -> None:
    agreeing = ask("My dog barks", papers=("Barking", "Meowing")).tasks[0]
    weights = {sign.source: sign.weight for sign in agreeing.signs}
    assert agreeing.task == BARK
    assert "Meowing" not in weights
    assert weights["Barking"] > 0.3


def test_latex_is_cleaned_before_it_is_read_and_quoted() -> None:
    paper = NamedPaper(title=r"\textbf{Canine} {\em vocalisation}")
    (sign,) = rank("Why?", (), (paper,), PETS).tasks[0].signs
    assert sign.told == ("the related paper 'Canine vocalisation' speaks of 'Canine vocalisation'")


def test_words_are_quoted_from_one_sentence() -> None:
    (first, *_) = ask("It is my dog. Barks wake me, and barks follow").tasks
    assert first.signs[0].words == "Barks wake me, and barks"


def test_a_question_from_a_brief_is_decided_with_its_reasons() -> None:
    model = NamedModel(name="SISR-Any-LIIF-EDSR")
    question = "A blurry image became detailed after 4x enlargement. How can AI recreate it?"
    ranking = rank(question, (model,), (), TASKS)
    assert ranking.decided is not None
    assert ranking.decided.id == "super-resolution"
    assert ranking.told.startswith("Single-image super-resolution: the ")


def test_the_same_brief_is_ranked_the_same_whatever_came_before() -> None:
    first = ask("My dog barks", papers=("Meowing",))
    ask("My cat meows")
    assert ask("My dog barks", papers=("Meowing",)) == first


# --- How often it is right; `make bench-tasks` prints the numbers


def test_at_least_eleven_of_the_twelve_briefs_are_right() -> None:
    score = measure(read_briefs())
    assert (score.trials, score.first >= 11, score.wrong <= 1) == (12, True, True)


@pytest.mark.parametrize(
    ("held", "trials", "first", "wrong"),
    [(False, 173, 137, 8), (True, 94, 80, 4)],
    ids=["developed", "held back"],
)
def test_own_cases_reach_their_floor(*, held: bool, trials: int, first: int, wrong: int) -> None:
    score = measure(case for case in read_cases() if case.held is held)
    assert score.trials == trials
    assert score.first >= first
    assert score.wrong <= wrong


def test_a_case_without_its_words_is_not_found() -> None:
    (case, *_) = read_cases()
    assert measure((replace(case, question="Why?", models=(), papers=()),)).first == 0


# --- How related papers bear on a task


def bears(title: str, text: str = "", *, on: KnownTask = BARK) -> tuple[str | None, str]:
    (found,) = relate(on, (NamedPaper(title=title, text=text),), PETS)
    return found.relation, found.told


def test_a_paper_that_speaks_of_the_task_is_core() -> None:
    assert bears("Canine vocalisation at night") == (
        "core",
        "Its supplied words speak of this task: \u201cCanine vocalisation\u201d.",
    )


def test_a_paper_that_speaks_of_another_task_is_off_topic() -> None:
    assert bears("Feline vocalisation at night") == (
        "off-topic",
        "Its supplied words speak above all of meowing: \u201cFeline vocalisation\u201d.",
    )


def test_a_title_that_names_another_task_as_well_makes_it_a_neighbour() -> None:
    assert bears("Canine vocalisation and meowing") == (
        "adjacent",
        "Its supplied words speak of meowing as well: \u201cvocalisation and meowing\u201d.",
    )


def test_a_title_that_judges_others_makes_it_a_neighbour() -> None:
    relation, told = bears("Evaluating canine vocalisation")
    assert (relation, told) == (
        "adjacent",
        "Its title says that it judges: \u201cEvaluating canine vocalisation\u201d.",
    )


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("On the weather", ""),
        ("Dog days", ""),
        (
            "Canine vocalisation",
            "El perro de mi hermana ladra cada noche cuando pasa el tren de las once",
        ),
    ],
)
def test_a_paper_of_which_too_little_is_understood_is_not_judged(title: str, text: str) -> None:
    relation, told = bears(title, text)
    assert relation is None
    assert told == "Too little of its supplied words is known here to judge it."


def test_at_least_four_in_five_relations_are_as_labelled() -> None:
    agreed, labelled = agreement(read_briefs())
    assert labelled == 49
    assert agreed / labelled >= 0.8
