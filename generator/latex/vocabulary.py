r"""What we know of LaTeX's commands by name: which to drop, to unwrap, or to read as something else."""

from typing import Final

ONE_LETTER: Final = frozenset("o O l L i j".split())
"""Letters of other alphabets with one-letter names, which in code mean something else."""
LATIN_LETTERS: Final = ONE_LETTER | frozenset(
    "ss ae AE oe OE aa AA dh DH th TH dj DJ ng NG".split()
)
"""They end with the blank after them, in the middle of a word: `Stra\\ss e`."""
DROPPED: Final = frozenset(
    "ref eqref autoref cref Cref pageref label cite citep citet citealp citealt citeauthor citeyear "
    "parencite textcite nocite vspace hspace vskip hskip thanks bibliography index color".split()
)
"""They refer to what a title or abstract does not hold."""
VERBATIM: Final = frozenset({"url", "nolinkurl", "path"})
"""Their argument is an address."""
FORMULAS: Final = frozenset({"equation", "align", "gather", "math", "displaymath", "eqnarray"})
"""Environments that hold a formula."""
SWITCHES: Final = frozenset(
    "rm bf it em tt sc sf sl bfseries itshape scshape ttfamily rmfamily sffamily small footnotesize "
    "large Large tiny normalsize centering noindent".split()
)
"""They change the type from where they stand."""
WRAPPERS: Final = frozenset(
    "textbf textit texttt textsc textsf textrm textsl textup textmd textnormal text emph underline "
    "uline mbox hbox fbox mathrm mathbf mathit mathsf mathtt boldsymbol bm operatorname "
    "section subsection paragraph title ensuremath protect makebox enquote".split()
)
"""Their argument is text, set in some type."""
MATHEMATICAL: Final = frozenset(
    "frac dfrac tfrac nicefrac sqrt hat bar vec dot ddot tilde widehat widetilde overline mathbb "
    "mathcal mathfrak mathscr".split()
)
"""They belong in formulas, with their arguments."""
