r"""LaTeX in titles and abstracts: what becomes readable, and what must stay to the letter."""

import pytest

from generator.latex import plain

READABLE = [
    # Commands that set type
    (r"\textbf{A}uto \textbf{C}herry-\textbf{P}icker (ACP)", "Auto Cherry-Picker (ACP)"),
    (r"\emph{Caser} and \textsc{TopXGen}", "Caser and TopXGen"),
    (r"\centering Words", "Words"),
    (r"{\bf bold} and {\em slanted} and \rm{F1}", "bold and slanted and F1"),
    (r"\textit{a \textbf{nested} word}", "a nested word"),
    (r"\textbf{50% of} the $5 bill", "50% of the $5 bill"),
    (r"\textcolor{red}{warm} colours", "warm colours"),
    (r"20\textsuperscript{th}", "20th"),
    (r"\textbf{Gradient\- \-Aware Sampling}", "Gradient Aware Sampling"),
    # Letters
    (r"Poincar\'e and Poincar\'{e}", "Poincaré and Poincaré"),
    (r"Schr\"odinger, \"Uber, na\"{\i}ve, {\"o}", "Schrödinger, Über, naïve, ö"),
    (r"Kurdyka-{\L}ojasiewicz, S\o ren, {\o}re", "Kurdyka-Łojasiewicz, Søren, øre"),
    (r"Erd\H{o}s, fa\c{c}ade, {\v s}", "Erdős, façade, š"),
    (r"Stra{\ss}e and Stra\ss e", "Straße and Straße"),
    # Characters with a backslash
    (r"49\% of A\&B, \#1, a\_b, \$5, \{x\}", "49% of A&B, #1, a_b, $5, {x}"),
    (r"e.g.\ this, 2\,M", "e.g. this, 2 M"),
    ("one line.\\\\ The next", "one line. The next"),
    # Symbols
    (r"at $\times$4 by $\sim$5", "at ×4 by ∼5"),
    (r"360{\deg} views, 30\textdegree", "360° views, 30°"),
    (r"80\times faster, \ldots", "80× faster, …"),
    (r"{\copyright} \LaTeX{} \S 3", "© LaTeX § 3"),
    # Formulas
    (r"$3\times 3$ and $1 \times 1$", "3×3 and 1 × 1"),
    (r"mid-20$^{th}$ century", "mid-20th century"),
    (r"$10^{-3}$ and $x^{2}$, M$^2$", "10⁻³ and x², M²"),
    (r"F$_1$, $I_{0}$, $x_{i+1}$, $x_{ij}$", "F₁, I₀, xᵢ₊₁, xᵢⱼ"),
    (r"VISTA$_{\text{omni}}$", "VISTA_omni"),
    (r"$x^{2k}$ and $a_\max$", "x^(2k) and a_max"),
    (r"($k \leq 32$, $\epsilon=0.2$)", "(k ≤ 32, ϵ=0.2)"),
    (r"$(\hat{x},y)$ in $\mathbb{R}^n$", "(x̂,y) in ℝⁿ"),
    (r"$\frac{a+1}{b}$, $\sqrt{x}$, $\sqrt{x+1}$", "(a+1)/b, √x, √(x+1)"),
    (r"$O(n\log n)$, $\alpha\text{-fair}$", "O(n log n), α-fair"),
    (r"$\mathbf{A}\mathrm{bc}$, $\alpha\mathrm{bc}$", "Abc, αbc"),
    (r"$y$, $N$, $20,000$, top-$k$, $k$NN, $n$th", "y, N, 20,000, top-k, kNN, nth"),
    (r"$$x^2$$, \(x^2\), \[a=b\]", "x², x², a=b"),
    (r"$91.6\%$, $\{0,1\}$, $\|x\|$", "91.6%, {0,1}, ‖x‖"),
    (r"$90^\circ$", "90°"),
    (r"\begin{equation}x^2\end{equation}", "x²"),
    (r"$\textit{state-of-the-art}$", "state-of-the-art"),
    (r"$\textbf{$\textit{80$\times$ lower}$}$ cost", "80× lower cost"),
    (r"Language Model~($\textbf{TaRL}$), Figure~$2$", "Language Model (TaRL), Figure 2"),
    (r"$x_{}$, $x_i^T$, $x_{a+\alpha}$, $\log{n}$", "x, xᵢᵀ, x_(a+α), log n"),
    (r"$\begin{cases}a\\b\end{cases}$", "a b"),
    (r"\mathbb{R}, \frac{a}{b}, \hat{x}", "ℝ, a/b, x̂"),
    (r"\alpha{} and \alpha{x}", "α and α{x}"),
    # Addresses
    (r"\url{http://a.example/x_y%20z}.", "http://a.example/x_y%20z."),
    (r"\href{https://a.example}{https://a.example}", "https://a.example"),
    (r"\href{https://a.example}{our page}", "our page (https://a.example)"),
    (r"$\href{https://a.example/}{https://a.example/}$.", "https://a.example/."),
    # References to what is not there
    (r"localization \ref{based}, we", "localization, we"),
    (r"as in \cite[p. 3]{x} and (\citep{y}).", "as in and."),
    (r"\label{a}We show~\cite{b}", "We show"),
    (r"see\footnote{Or not.} this", "see (Or not.) this"),
    # Macros that nobody defined
    (r"a {\totaldatasethours}-hour corpus", "a totaldatasethours-hour corpus"),
    (r"\wikidata{} and \wikidata entries", "wikidata and wikidata entries"),
    (r"\ac{NED} and \SI{5}{mm}", "NED and 5 mm"),
    (r"$\ourmethod x$", "ourmethod x"),
    # What was cut off
    (r"cut in \textbf{the mid", "cut in the mid"),
    (r"cut in $\alpha and", "cut in $α and"),
    (r"closed } too {often", "closed } too {often"),
    (r"\emph{Ours} is \textbf{better", "Ours is better"),
]  # fmt: skip

UNTOUCHED = [
    "75% of 3 & 4 #1 a_b ~5 x^2 -- B --> C ``x''",
    "$5 and $6",
    "US$5-US$6, $5 to $6, $1,000 or 2,000$",
    "between $5, $10 and $20 per month",
    "$HOME/$USER and $PATH",
    "${7*7} <%= 7*7 %> #{7*7} {{{{ unbalanced %}",
    '{{ 7*7 }} {% include "/etc/passwd" %} {# hidden #}',
    '%%{init: {"theme":"dark"}}%%',
    'B --> C{decision?} -- "yes|no" --> D(((z)))',
    '<script>alert("q")</script> <img src=x onerror=alert(1)>',
    r"<b>`md`</b> #quot;#35;\n",
    r"C:\new\times\alpha and D:\temp",
    r"\\server\share\alpha",
    r"data\raw\alpha",
    r"re.compile('\d+\s*\w') \u00e9 \x41",
    r"https:\/\/a.example\/b",
    r"example\.com",
    r"don\'t say it\'s",
    r'{\"name\": \"otto\"}',
    r"print(\"\foo\")",
    r"\p{L}+ \x{41}",
    "a $ b",
    "$$",
    "\\",
]  # fmt: skip


@pytest.mark.parametrize(("raw", "shown"), READABLE)
def test_latex_becomes_readable(raw: str, shown: str) -> None:
    assert plain(raw) == shown


@pytest.mark.parametrize("text", UNTOUCHED)
def test_other_text_stays_to_the_letter(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize("text", UNTOUCHED)
def test_other_text_stays_to_the_letter_beside_latex(text: str) -> None:
    assert plain(rf"{text} | \emph{{x}}") == f"{text} | x"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("{", ""), ("\\", ""), ("$", ""), ("}", ""), ("{", "}"), ("$x", ""), ("\\textbf{", ""),
     ("\\textbf{", "}"), ("$\\textbf{", "}$"), ("\\frac{", "}{x}"), ("\\href{u}{", "}"), ("\\foo", ""),
     ("\\foo{", "}"), ("{\\em ", "}"), ("\\begin{equation}", ""), ("\\(", ""), ("\\cite[", ""), (" ", "\\"),
     ("a\\b", ""), ("\\cite{x} ", ""), ("\\url{", "}"), ("x^{", "}"), ("$x^{", "}$"), ("a", "\\")],
)  # fmt: skip
def test_a_long_text_ends(opening: str, closing: str) -> None:
    """At this size, work that grows with the square of the text takes minutes and more."""
    assert isinstance(plain.__wrapped__(opening * 25_000 + closing * 25_000), str)
