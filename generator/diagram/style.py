"""Nothing comes in; the style sheet that each drawing carries goes out.

Colours are CSS variables. Each falls back on a colour of Material for MkDocs, which follows the
page's light or dark palette, and then on a fixed one. A site may set: `--wf-card` (a card's
surface), `--wf-end` (that of inputs and outputs), `--wf-pill`, `--wf-line` (borders), `--wf-text`,
`--wf-muted` (summaries and types), `--wf-accent` (numbers, icons, a model's border),
`--wf-on-accent` (a number in its disc), `--wf-arrow` (roads) and `--wf-font` (the typeface).
"""

_CARD = "var(--wf-card,var(--md-default-bg-color,#fff))"
_END = "var(--wf-end,var(--md-code-bg-color,#f3f4f8))"
_PILL = "var(--wf-pill,var(--wf-card,var(--md-default-bg-color,#fff)))"
_LINE = "var(--wf-line,var(--md-default-fg-color--lighter,#b9bfcc))"
_TEXT = "var(--wf-text,var(--md-default-fg-color,#1f2430))"
_MUTED = "var(--wf-muted,var(--md-default-fg-color--light,#5b6273))"
_ACCENT = "var(--wf-accent,var(--md-typeset-a-color,#3949ab))"
_ON_ACCENT = "var(--wf-on-accent,var(--md-default-bg-color,#fff))"
_ARROW = "var(--wf-arrow,#7d8699)"
_FONT = "var(--wf-font,var(--md-text-font-family,system-ui,sans-serif))"

_RULES = (
    ("", f"display:block;margin:0 auto;max-width:100%;height:auto;font-family:{_FONT}"),
    (" text", f"fill:{_TEXT};stroke:none"),
    (" .wf-box", f"fill:{_CARD};stroke:{_LINE};stroke-width:1"),
    (" .wf-input .wf-box", f"fill:{_END}"),
    (" .wf-output .wf-box", f"fill:{_END}"),
    (" .wf-output .wf-rim", f"fill:none;stroke:{_LINE};stroke-width:1"),
    (" .wf-pill .wf-box", f"fill:{_PILL}"),
    (" .wf-model .wf-box", f"stroke:{_ACCENT};stroke-width:1.5"),
    (" .wf-border", f"fill:{_ACCENT};fill-opacity:.05;stroke:{_ACCENT};stroke-opacity:.45"),
    (" .wf-repeat .wf-border", "stroke-dasharray:5 4;stroke-width:1.3"),
    (" .wf-frame .wf-title", f"font-size:11px;font-weight:700;fill:{_ACCENT}"),
    (" .wf-name", "font-size:14px;font-weight:700"),
    (" .wf-line", f"font-size:12px;fill:{_MUTED}"),
    (" .wf-end", f"font-size:11px;fill:{_MUTED}"),
    (" .wf-type", f"font-size:11px;fill:{_MUTED}"),
    (" .wf-badge", f"fill:{_ACCENT}"),
    (" .wf-number", f"font-size:12px;font-weight:700;fill:{_ON_ACCENT}"),
    (" .wf-tile", f"fill:{_ACCENT};fill-opacity:.13"),
    (" .wf-icon", f"fill:none;stroke:{_ACCENT};stroke-width:1.6"),
    (" .wf-icon", "stroke-linecap:round;stroke-linejoin:round"),
    (" .wf-road", f"fill:none;stroke:{_ARROW};stroke-width:1.6"),
    (" .wf-back .wf-road", "stroke-dasharray:5 4"),
    (" .wf-head", f"fill:{_ARROW}"),
    (" a:hover .wf-box", f"stroke:{_ACCENT}"),
    (" a:focus-visible", "outline:none"),
    (" a:focus-visible .wf-box", f"stroke:{_ACCENT};stroke-width:3"),
)
STYLE = "".join(f".workflow-drawing{place}{{{rule}}}" for place, rule in _RULES)
"""The rules for inline SVG: the same in each drawing, and only for drawings."""

_LIGHT = {
    "ground": "#fff",
    "card": "#fff",
    "end": "#f1f3f9",
    "line": "#b3bac8",
    "text": "#1f2430",
    "muted": "#566074",
    "accent": "#3949ab",
    "on-accent": "#fff",
    "arrow": "#717b90",
    "font": "system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,Helvetica,Arial,sans-serif",
}
_DARK = {
    "ground": "#181a21",
    "card": "#21242e",
    "end": "#292d3a",
    "line": "#525a6e",
    "text": "#e8eaf0",
    "muted": "#aab1c2",
    "accent": "#9fa8f5",
    "on-accent": "#16181f",
    "arrow": "#8d97ad",
}


def _set(colours: dict[str, str]) -> str:
    rules = ";".join(f"--wf-{name}:{value}" for name, value in colours.items())
    return f".workflow-drawing{{{rules}}}"


FILE_STYLE = (
    f"{STYLE}{_set(_LIGHT)}.workflow-drawing{{color-scheme:light dark}}"
    ".workflow-drawing .wf-ground{fill:var(--wf-ground)}"
    f"@media screen and (prefers-color-scheme:dark){{{_set(_DARK)}}}"
)
"""The rules of a file of its own: with its own colours, light or dark as the reader prefers."""
