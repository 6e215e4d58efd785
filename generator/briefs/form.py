"""A line of a brief comes in; out comes what it is in the fixed form: a field, a heading, a known phrase."""

import re
from typing import Final, Literal, TypeAlias

SectionKind: TypeAlias = Literal["preamble", "models", "papers", "other", "answer"]
Label: TypeAlias = Literal["name", "paper", "repository", "summary"]

QUESTION: Final = "question"
MODELS: Final = "Recommended AI Models"
PAPERS: Final = "Related Papers"
SECTION_NAMES: Final[dict[SectionKind, str]] = {
    "preamble": QUESTION,
    "models": MODELS,
    "papers": PAPERS,
    "other": "unknown section",
    "answer": "Answer",
}

_LABELS: Final[dict[str, Label]] = {
    **dict.fromkeys(("model", "model name", "title", "name"), "name"),
    **dict.fromkeys(("paper", "paper link", "paper url", "arxiv", "pdf", "link", "url"), "paper"),
    **dict.fromkeys(
        ("github", "git hub", "code", "repository", "repo", "github link", "source code"),
        "repository",
    ),
    **dict.fromkeys(("summary", "abstract"), "summary"),
}
_LONGEST_LABEL: Final = 40
_BULLETS: Final = re.compile(r"(?:(?:[-*+•–>]+|\d{1,3}[.)])\s+)*")
_MARKS: Final = "#*_: \t"
_MODELS_HEADING: Final = re.compile(
    r"(?:the )?(?:recommended|suggested|proposed) (?:ai )?models?|(?:ai )?models"
)
_PAPERS_HEADING: Final = re.compile(
    r"(?:the )?(?:related|relevant|supporting) (?:research )?(?:papers?|works?|literature)|papers"
)
_ANSWER: Final = re.compile(r"(?i)[#*_\s]{0,8}answer[*_\s]{0,4}:|[#*_\s]{0,8}answer[*_\s]{0,4}$")
_OTHER_HEADING: Final = re.compile(r"#{1,6}\s+\S")
_INTRODUCTION: Final = re.compile(
    r"(?i)[#*_\s]{0,8}(?:(?:a|the)\s+)?(?:user(?:'s|’s)?\s+)?(?:has\s+|have\s+)?(?:asked|asks)?\s?"
    r"(?:the\s+|this\s+)?(?:following\s+)?question[*_\s]{0,4}(?::[*_\s]{0,4}(.*)|$)"
)
_BASED_ON: Final = re.compile(r"(?i)[#*_\s]{0,8}based on the\b.{0,80}\bmodels?\b.{0,80}$")
_INSTRUCTIONS: Final = (
    _BASED_ON,
    re.compile(r"(?i)you are an?\b.{0,80}$"),
    re.compile(r"(?i)\d[.)]\s*(?:what task|how the model|list relevant)\b"),
    re.compile(r"(?i)use\s.{0,8}only the provided\b"),
)


def heading(text: str) -> SectionKind | None:
    """The section that a line opens, whatever its level, case and colon."""
    if _ANSWER.match(text):
        return "answer"
    if len(text) <= 80:
        words = _heading_words(text)
        marked = text.startswith(("#", "*", "_"))
        if _MODELS_HEADING.fullmatch(words) and _is_heading(text, words, marked=marked):
            return "models"
        if _PAPERS_HEADING.fullmatch(words) and _is_heading(text, words, marked=marked):
            return "papers"
    return "other" if _OTHER_HEADING.match(text) else None


def _heading_words(text: str) -> str:
    """Without marks and without a count of what follows: `**Related Papers** (4):`."""
    counted = re.sub(r"\(\d+\)$", "", text.strip(_MARKS))
    return " ".join(counted.strip(_MARKS).casefold().split())


def _is_heading(text: str, words: str, *, marked: bool) -> bool:
    """A single word is one only where something sets it off: `Models:`, `## Papers`."""
    return marked or " " in words or text.endswith(":")


def field(text: str) -> tuple[Label, str] | None:
    """The label and value of a line such as `Paper: https://...`; bullets and bold do not matter."""
    found = re.match(rf"([^:：]{{1,{_LONGEST_LABEL}}})[:：]", text)
    if found is None:
        return None
    head, value = found[1][_bullet_length(found[1]) :], text[found.end() :].strip()
    label = _LABELS.get(" ".join(head.strip(f"{_MARKS}`").casefold().split()))
    if label is None:
        return None
    bold = next((mark for mark in ("**", "__", "*", "_") if head.startswith(mark)), "")
    if bold and not head.rstrip().endswith(bold):
        # The bold ends after the colon (`**Model:** LIIF`) or after the value (`**Model: LIIF**`).
        is_before = value.startswith(bold)
        value = value.removeprefix(bold) if is_before else value.removesuffix(bold)
    return label, value.strip()


def _bullet_length(text: str) -> int:
    found = _BULLETS.match(text)
    return found.end() if found else 0


def introduction(text: str) -> str | None:
    """What follows the words that introduce the question, on their own line; None for other lines."""
    found = _INTRODUCTION.fullmatch(text)
    return None if found is None else (found[1] or "").strip()


def ends_question(text: str) -> bool:
    """Whether a line belongs to what follows the question."""
    return heading(text) not in (None, "other") or any(each.match(text) for each in _INSTRUCTIONS)


def is_instruction(text: str) -> bool:
    """Whether a line is one of the form's own, which say nothing about this question."""
    return any(each.match(text) for each in _INSTRUCTIONS)


def is_blank(text: str) -> bool:
    """Nothing, or a ruler."""
    return not text or (len(text) >= 3 and not text.strip("-*_=~"))
