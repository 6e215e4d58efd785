"""Nothing comes in; the style sheet that each chart carries goes out.

Colours are the CSS variables of drawings (`generator.diagram.style`), with the same fallbacks, so
that a chart follows the page's light or dark palette as they do: `--wf-muted` (numbers, names, the
baseline), `--wf-line` (the grid), `--wf-accent` (the model, and, thinned, the band), `--wf-card`
(the inside of the baseline's points) and `--wf-font`.
"""

_CARD = "var(--wf-card,var(--md-default-bg-color,#fff))"
_FAINT = "var(--wf-line,var(--md-default-fg-color--lightest,#d5d9e2))"
_MUTED = "var(--wf-muted,var(--md-default-fg-color--light,#5b6273))"
_ACCENT = "var(--wf-accent,var(--md-typeset-a-color,#3949ab))"
_FONT = "var(--wf-font,var(--md-text-font-family,system-ui,sans-serif))"

_RULES = (
    ("", f"display:block;width:100%;max-width:520px;height:auto;font-family:{_FONT}"),
    (" text", f"font-size:11px;fill:{_MUTED};stroke:none;font-variant-numeric:tabular-nums"),
    (" .rc-grid", f"stroke:{_FAINT};stroke-width:1"),
    (" .rc-axis", f"stroke:{_MUTED};stroke-width:1"),
    (" .rc-band", f"fill:{_ACCENT};fill-opacity:.12"),
    (" .rc-line", "fill:none;stroke-linejoin:round;stroke-linecap:round"),
    (" .rc-model .rc-line", f"stroke:{_ACCENT};stroke-width:2.2"),
    (" .rc-model .rc-dot", f"fill:{_ACCENT}"),
    (" .rc-model .rc-name", f"fill:{_ACCENT};font-weight:700"),
    (" .rc-baseline .rc-line", f"stroke:{_MUTED};stroke-width:1.4"),
    (" .rc-baseline .rc-dot", f"fill:{_CARD};stroke:{_MUTED};stroke-width:1.4"),
    (" .rc-lead", f"stroke:{_MUTED};stroke-width:1;stroke-dasharray:1 3;stroke-linecap:round"),
)
STYLE = "".join(f".result-chart{place}{{{rule}}}" for place, rule in _RULES)
"""The rules for inline SVG: the same in each chart, and only for charts."""
