"""Which pictures are shown, cut where, and in what words. Chosen once, for what they show."""

from dataclasses import dataclass
from typing import Final

from demos.liif.files import CHELSEA, COFFEE, DANDELION, Photograph
from demos.liif.pictures import Crop


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One picture to show. The words of its files finish the sentence that `subject` begins."""

    name: str
    title: str
    shows: str
    photograph: Photograph
    crop: Crop
    subject: str
    in_input: str
    in_bicubic: str
    in_original: str
    in_liif: str
    in_difference: str
    blur: float = 0
    """Standard deviation of a Gaussian blur of the original before it is reduced, in its pixels."""
    jpeg_quality: int | None = None
    """The small input is saved as JPEG with this quality, and read again."""
    outside_training: str = ""
    """How the input differs from the clean reductions of the training."""

    @property
    def fails(self) -> bool:
        """The pictures outside the training are those that LIIF fails on."""
        return bool(self.outside_training)


_DANDELION: Final = Crop(left=1680, top=360, width=1152, height=1152, reduced_by=3)
_COFFEE: Final = Crop(left=170, top=8, width=384, height=384)

CHOSEN: Final = (
    Chosen(
        name="dandelion",
        title="Dandelion against the sun",
        shows="Fine filaments, thinner than an input pixel, before a smooth background.",
        photograph=DANDELION,
        crop=_DANDELION,
        subject="The edge of a dandelion's seed head, lit from behind",
        in_input="small, its filaments merged into a few pixels",
        in_bicubic="the filaments run together into soft streaks",
        in_original="each filament is a thin bright line",
        in_liif="tufts and the edge are clear; the finest filaments are fewer than in the original",
        in_difference="bright all over the seed head, dark in the background",
    ),
    Chosen(
        name="coffee",
        title="Coffee on a wooden table",
        shows="Hard edges of cup and spoon, smooth glaze, and the grain and scratches of the wood.",
        photograph=COFFEE,
        crop=_COFFEE,
        subject="An espresso in a red and white cup with a spoon, on a wooden table",
        in_input="small, its edges made of visible steps",
        in_bicubic="the rims of cup and saucer are soft, the wood's grain is blurred",
        in_original="the rims are sharp, the wood has grain and scratches",
        in_liif="the rims are sharp; of the wood's grain only the large marks are there",
        in_difference="bright on the spoon and in thin lines along the rims, grey on the wood's grain",
    ),
    Chosen(
        name="chelsea",
        title="Cat's face",
        shows="Eyes and whiskers become clear; the fur becomes smooth, because its hairs are lost.",
        photograph=CHELSEA,
        crop=Crop(left=24, top=6, width=384, height=288),
        subject="The face of a tabby cat with green eyes",
        in_input="small, its whiskers hardly visible",
        in_bicubic="everything is soft",
        in_original="single hairs and thin whiskers are visible",
        in_liif="eyes, nose and dark stripes are sharp; the fur is smooth, whiskers are partly lost",
        in_difference="a grey texture over the fur, bright lines where whiskers are",
    ),
    Chosen(
        name="dandelion-blurred",
        title="The dandelion out of focus",
        shows="Nothing becomes sharp: what comes out looks like the bicubic enlargement.",
        photograph=DANDELION,
        crop=_DANDELION,
        blur=6,
        outside_training=(
            "The original was blurred (Gaussian, standard deviation 6 pixels) before it was "
            "reduced."
        ),
        subject="The edge of a dandelion's seed head, lit from behind",
        in_input="small and blurred",
        in_bicubic="a blurred shape without filaments",
        in_original="each filament is a thin bright line",
        in_liif="as blurred as the bicubic enlargement",
        in_difference="bright all over the seed head: every filament is missing",
    ),
    Chosen(
        name="coffee-jpeg",
        title="The coffee saved as a poor JPEG",
        shows="The blocks of the JPEG file become sharp squares with bright and dark dots.",
        photograph=COFFEE,
        crop=_COFFEE,
        jpeg_quality=30,
        outside_training=("The input was saved as JPEG at quality 30."),
        subject="An espresso in a red and white cup with a spoon, on a wooden table",
        in_input="small, with the squares of a JPEG file",
        in_bicubic="the squares are soft patches",
        in_original="the rims are sharp, the wood has grain and scratches",
        in_liif="the squares have sharp borders with dots on them, on cup, saucer and wood",
        in_difference="bright along the rims and along the borders of the squares",
    ),
)
