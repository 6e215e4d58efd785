"""A port type comes in; the name of a small picture of it, as `icons.svg.j2` has it, goes out."""

import functools

# The first row of which a word stands in the type decides, so the special stand before the general.
_KINDS = (
    ("depth_map", ("depth-map", "depth")),
    ("mask", ("mask", "segment")),
    ("points", ("point-cloud", "points")),
    ("features", ("feature", "latent", "activation")),
    ("embedding", ("embedding", "vector")),
    ("video", ("video", "film")),
    ("image", ("image", "picture", "photo", "colour", "color", "pixel")),
    ("series", ("time-series", "series", "signal")),
    ("audio", ("audio", "speech", "music", "sound")),
    ("place", ("coordinate", "position", "place", "pose")),
    ("boxes", ("box", "layout", "region")),
    ("data_set", ("data-set", "dataset", "database", "corpus")),
    ("molecule", ("molecule", "protein", "atom")),
    ("graph", ("graph", "network")),
    ("score", ("score", "ranking", "metric", "probab", "rating")),
    ("label", ("label", "class", "tag")),
    ("tokens", ("token",)),
    ("text", ("text", "question", "document", "list", "caption", "sentence")),
    ("size", ("size", "scale", "resolution")),
    ("table", ("table", "number", "matrix", "tensor")),
)


@functools.lru_cache(maxsize=1024)
def icon(port_type: str) -> str:
    """Which picture shows it; a box where none does."""
    spoken = port_type.casefold()
    return next(
        (name for name, words in _KINDS if any(word in spoken for word in words)), "anything"
    )
