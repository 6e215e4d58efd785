"""A name of a metric in, what its numbers mean and may be out: the ordered table of known metrics."""

import functools
import re
from decimal import Decimal
from typing import Final

from generator.models.metric import Metric, Scale


def _scale(low: str = "", high: str = "", unit: str | None = None) -> Scale:
    return Scale(unit=unit, low=Decimal(low) if low else None, high=Decimal(high) if high else None)


_DECIBEL: Final = (_scale("0", "100", "dB"),)
_SHARE: Final = (_scale("0", "1"), _scale("0", "100", "%"))
_CORRELATION: Final = (_scale("-1", "1"), _scale("-100", "100", "%"))
_HUNDRED: Final = (_scale("0", "100"), _scale("0", "100", "%"))
_ERRORS: Final = (_scale("0", "2"), _scale("0", "1000", "%"))
"""Errors can outnumber what was said. Without a sign, more than twice is taken for a percentage."""
_UNBOUNDED: Final = (_scale("0"),)
_AVERAGE_PRECISION: Final = (
    "AP AP50 AP75 mAP50 box-AP mask-AP AP-box AP-mask APr APc APf APs APm APl".split()
)

METRICS: Final[tuple[Metric, ...]] = (
    # Pictures, against an original
    Metric(
        name="PSNR",
        aliases=("peak signal-to-noise ratio", "PSNR-Y", "PSNR-RGB"),
        scales=_DECIBEL,
        better="higher",
        definition="How far a picture's values are from the original's, on a logarithmic scale.",
        source="ITU-T Recommendation J.340 (2010)",
    ),
    Metric(
        name="SSIM",
        aliases=("structural similarity", "structural similarity index", "SSIM-Y"),
        scales=(_scale("-1", "1"),),
        better="higher",
        definition="How alike two pictures are in brightness, contrast and structure.",
        source="Wang, Bovik, Sheikh and Simoncelli (2004)",
    ),
    Metric(
        name="MS-SSIM",
        aliases=("multi-scale SSIM", "multi-scale structural similarity"),
        scales=(_scale("-1", "1"),),
        better="higher",
        definition="SSIM, joined over several sizes of the two pictures.",
        source="Wang, Simoncelli and Bovik (2003)",
    ),
    Metric(
        name="LPIPS",
        aliases=("learned perceptual image patch similarity",),
        # It has no bound in theory; numbers near 1 are already those of unlike pictures.
        scales=(_scale("0", "2"),),
        better="lower",
        definition="How far two pictures are apart in the features of a trained network.",
        source="Zhang, Isola, Efros, Shechtman and Wang (2018), arXiv:1801.03924",
    ),
    # Pictures, alone or in numbers
    Metric(
        name="FID",
        aliases=("Fréchet inception distance",),
        scales=_UNBOUNDED,
        better="lower",
        definition="How far the features of generated pictures are from those of real ones, as sets.",
        source="Heusel and others (2017), arXiv:1706.08500",
    ),
    Metric(
        name="IS",
        aliases=("inception score",),
        # At most the number of classes that the network tells apart: 1,000.
        scales=(_scale("1", "1000"),),
        better="higher",
        definition="How clearly generated pictures show something, and how varied they are.",
        source="Salimans and others (2016), arXiv:1606.03498",
    ),
    Metric(
        name="NIQE",
        aliases=("natural image quality evaluator",),
        scales=_UNBOUNDED,
        better="lower",
        definition="How far a picture's statistics are from those of natural photographs.",
        source="Mittal, Soundararajan and Bovik (2013)",
    ),
    Metric(
        name="CLIPScore",
        aliases=("CLIP score",),
        scales=(_scale("0", "250"),),
        better="higher",
        definition="How well a picture and a text fit, by a network trained on pairs of both.",
        source="Hessel and others (2021), arXiv:2104.08718",
    ),
    Metric(
        name="MOS",
        aliases=("mean opinion score",),
        scales=(
            _scale("1", "5"),
            _scale("0", "10", "points of 10"),
            _scale("0", "100", "points of 100"),
        ),
        better="higher",
        definition="The mean of the marks that people gave, from 1 (bad) to 5 (excellent).",
        source="ITU-T Recommendation P.800.1 (2016)",
    ),
    # Decisions
    Metric(
        name="accuracy",
        aliases=("acc", "top-1 accuracy", "top-5 accuracy", "top-1", "top-5", "balanced accuracy"),
        scales=_SHARE,
        better="higher",
        definition="The share of answers that are right.",
        source="ISO/IEC TS 4213 (2022)",
    ),
    Metric(
        name="precision",
        aliases=("positive predictive value", "PPV"),
        scales=_SHARE,
        better="higher",
        definition="The share of what was found that is right.",
        source="ISO/IEC TS 4213 (2022)",
    ),
    Metric(
        name="recall",
        aliases=("sensitivity", "true positive rate", "TPR", "average recall", "AR"),
        scales=_SHARE,
        better="higher",
        definition="The share of what there is that was found.",
        source="ISO/IEC TS 4213 (2022)",
    ),
    Metric(
        name="F1",
        aliases=("F1 score", "F-score", "F-measure", "macro F1", "micro F1", "weighted F1"),
        scales=_SHARE,
        better="higher",
        definition="Precision and recall in one number: their harmonic mean.",
        source="ISO/IEC TS 4213 (2022)",
    ),
    Metric(
        name="AUC",
        aliases=("ROC AUC", "AUC-ROC", "AUROC", "area under the curve"),
        scales=_SHARE,
        better="higher",
        definition="How often a right case is ranked above a wrong one.",
        source="Hanley and McNeil (1982)",
    ),
    Metric(
        name="exact match",
        aliases=("EM",),
        scales=_SHARE,
        better="higher",
        definition="The share of answers that are the expected words, to the letter.",
        source="Rajpurkar, Zhang, Lopyrev and Liang (2016), arXiv:1606.05250",
    ),
    Metric(
        name="mAP",
        aliases=("average precision", "mean average precision", *_AVERAGE_PRECISION),
        scales=_SHARE,
        better="higher",
        definition="Precision at all levels of recall, averaged, and again over the classes.",
        source="Everingham and others (2010)",
    ),
    Metric(
        name="mIoU",
        aliases=("IoU", "mean IoU", "intersection over union", "Jaccard index"),
        scales=_SHARE,
        better="higher",
        definition="How far predicted and true areas overlap, averaged over the classes.",
        source="Everingham and others (2015)",
    ),
    Metric(
        name="Dice",
        aliases=("Dice score", "Dice coefficient", "DSC"),
        scales=_SHARE,
        better="higher",
        definition="Twice the overlap of two areas, as a share of both together.",
        source="Dice (1945)",
    ),
    # Ranks and numbers
    Metric(
        name="Spearman's rho",
        aliases=("Spearman", "Spearman's ρ", "Spearman correlation", "SRCC", "SROCC"),
        scales=_CORRELATION,
        better="higher",
        definition="How well two rankings agree.",
        source="Spearman (1904)",
    ),
    Metric(
        name="Kendall's tau",
        aliases=("Kendall", "Kendall's τ", "KRCC", "KROCC"),
        scales=_CORRELATION,
        better="higher",
        definition="How many pairs two rankings order alike, less those they order otherwise.",
        source="Kendall (1938)",
    ),
    Metric(
        name="Pearson's r",
        aliases=("Pearson", "Pearson correlation", "PLCC", "PCC"),
        scales=_CORRELATION,
        better="higher",
        definition="How closely two series of numbers follow a straight line.",
        source="Pearson (1896)",
    ),
    Metric(
        name="RMSE",
        aliases=("root mean squared error", "root mean square error"),
        scales=_UNBOUNDED,
        any_unit=True,
        better="lower",
        definition="The usual size of an error, large ones counting for more.",
        source="Hyndman and Koehler (2006)",
    ),
    Metric(
        name="MSE",
        aliases=("mean squared error", "mean square error"),
        scales=_UNBOUNDED,
        any_unit=True,
        better="lower",
        definition="The mean of the squared errors.",
        source="Hyndman and Koehler (2006)",
    ),
    Metric(
        name="MAE",
        aliases=("mean absolute error",),
        scales=_UNBOUNDED,
        any_unit=True,
        better="lower",
        definition="The mean size of an error.",
        source="Hyndman and Koehler (2006)",
    ),
    # Words and speech
    Metric(
        name="WER",
        aliases=("word error rate",),
        scales=_ERRORS,
        better="lower",
        definition="Wrong, missing and added words, for each word that was said.",
        source="Morris, Maier and Green (2004)",
    ),
    Metric(
        name="CER",
        aliases=("character error rate",),
        scales=_ERRORS,
        better="lower",
        definition="Wrong, missing and added characters, for each character of the original.",
        source="Levenshtein (1966)",
    ),
    Metric(
        name="BLEU",
        aliases=("sacreBLEU", "BLEU-1", "BLEU-2", "BLEU-3", "BLEU-4"),
        scales=_HUNDRED,
        better="higher",
        definition="How many runs of words a translation shares with those of people.",
        source="Papineni, Roukos, Ward and Zhu (2002)",
    ),
    Metric(
        name="chrF",
        aliases=("chrF++", "chrF2", "chrF3"),
        scales=_HUNDRED,
        better="higher",
        definition="How many runs of characters a translation shares with those of people.",
        source="Popović (2015)",
    ),
    Metric(
        name="ROUGE",
        aliases=("ROUGE-1", "ROUGE-2", "ROUGE-L", "ROUGE-Lsum"),
        scales=_HUNDRED,
        better="higher",
        definition="How much of a summary written by people a summary holds.",
        source="Lin (2004)",
    ),
    Metric(
        name="METEOR",
        scales=_HUNDRED,
        better="higher",
        definition="How well the words of two sentences match, word forms and synonyms included.",
        source="Banerjee and Lavie (2005)",
    ),
    Metric(
        name="perplexity",
        aliases=("PPL",),
        scales=(_scale("1"),),
        better="lower",
        definition="Among how many words, so to speak, a model wavers at each place of a text.",
        source="Jelinek, Mercer, Bahl and Baker (1977)",
    ),
)

_REMARK: Final = re.compile(r"\([^()]*\)|@.*", re.DOTALL)
"""What a name adds to a metric's: `mAP@50`, `PSNR (Y channel)`."""


def metric_named(name: str) -> Metric | None:
    """The metric that a source calls so, whatever the case, hyphens and arrows; None if unknown."""
    by_name = _by_name()
    return by_name.get(_plain(name)) or by_name.get(_plain(_REMARK.sub(" ", name)))


def metric_names() -> tuple[str, ...]:
    """Every name that a metric may be called by."""
    return tuple(name for metric in METRICS for name in (metric.name, *metric.aliases))


@functools.cache
def _by_name() -> dict[str, Metric]:
    return {
        _plain(name): metric
        for metric in reversed(METRICS)
        for name in (metric.name, *metric.aliases)
    }


def _plain(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())
