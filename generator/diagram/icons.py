"""A port type comes in; the shapes of a small picture of it, 20 units square, go out."""

_FRAME = '<rect x="2" y="3" width="16" height="14" rx="2.5"/>'
_SQUARE = '<rect x="2.5" y="2.5" width="15" height="15" rx="2.5"/>'

MODEL = (
    '<path d="M5.3 6.4l3.2 2.4M5.3 13.6l3.2-2.4M12 10h2.7"/><circle cx="4" cy="5.4" r="1.9"/>'
    '<circle cx="4" cy="14.6" r="1.9"/><circle cx="10" cy="10" r="2.1"/>'
    '<circle cx="16.5" cy="10" r="1.9"/>'
)
"""Joined circles: something that has learned."""

_ANYTHING = (
    '<path d="M10 2.3l6.7 3.8v7.8L10 17.7l-6.7-3.8V6.1z"/>'
    '<path d="M3.3 6.1l6.7 3.9 6.7-3.9M10 10v7.7"/>'
)

# The first row of which a word stands in the type decides, so the special stand before the general.
_KINDS = (
    (
        ("depth-map", "depth"),
        _FRAME + '<path d="M2.5 13.5l5-3.5 4 2 6-5M2.5 9.5l5-3 4 1.5 3.5-3"/>',
    ),
    (("mask", "segment"), _FRAME + '<path d="M6 13.5c-2-4 1.5-7.5 4.5-6.5s4.5 2.5 3.5 6.5z"/>'),
    (
        ("point-cloud", "points"),
        (
            '<path d="M4 14h0M7 9h0M9 15h0M10 4.5h0M11 11h0M13 7h0M15 14h0M16.5 9.5h0M6 4.5h0"'
            ' stroke-width="2.6"/>'
        ),
    ),
    (
        ("feature", "latent", "activation"),
        (
            '<path d="M6 6.5V4.5a2 2 0 0 1 2-2h7.5a2 2 0 0 1 2 2V12a2 2 0 0 1-2 2h-2"/>'
            '<rect x="2.5" y="6.5" width="11" height="11" rx="2"/>'
            '<path d="M2.5 12h11M8 6.5v11"/>'
        ),
    ),
    (
        ("embedding", "vector"),
        '<rect x="7" y="1.8" width="6" height="16.4" rx="2"/><path d="M7 7.3h6M7 12.7h6"/>',
    ),
    (("video", "film"), _FRAME + '<path d="M8.3 7.3l4.4 2.7-4.4 2.7z"/>'),
    (
        ("image", "picture", "photo", "colour", "color", "pixel"),
        _FRAME + '<circle cx="7" cy="8" r="1.6"/><path d="M2.5 15l4.5-4 3 2.5 3.5-4.5 4 5"/>',
    ),
    (
        ("time-series", "series", "signal"),
        '<path d="M2.5 2.5v15h15"/><path d="M5 13l3-5 3 3 3-6 3 3.5"/>',
    ),
    (
        ("audio", "speech", "music", "sound"),
        '<path d="M2.5 9v2M6.2 6v8M10 3v14M13.8 6v8M17.5 9v2"/>',
    ),
    (
        ("coordinate", "position", "place", "pose"),
        '<circle cx="10" cy="10" r="5.5"/><path d="M10 1.5v5M10 13.5v5M1.5 10h5M13.5 10h5"/>',
    ),
    (
        ("box", "layout", "region"),
        (
            '<rect x="2.5" y="2.5" width="9" height="7.5" rx="1.2"/>'
            '<rect x="8" y="8" width="9.5" height="9.5" rx="1.2"/>'
        ),
    ),
    (
        ("data-set", "dataset", "database", "corpus"),
        (
            '<ellipse cx="10" cy="4.6" rx="6.5" ry="2.6"/>'
            '<path d="M3.5 4.6v10.8c0 1.4 2.9 2.6 6.5 2.6s6.5-1.2 6.5-2.6V4.6"/>'
            '<path d="M3.5 10c0 1.4 2.9 2.6 6.5 2.6s6.5-1.2 6.5-2.6"/>'
        ),
    ),
    (
        ("molecule", "protein", "atom"),
        '<path d="M6.5 4.5h7l3.5 5.5-3.5 5.5h-7L3 10z"/><circle cx="10" cy="10" r="2.4"/>',
    ),
    (
        ("graph", "network"),
        (
            '<path d="M6 6l3 7M11.7 13.6L14.5 8M7 5h6.5"/><circle cx="5" cy="4.5" r="2"/>'
            '<circle cx="15.5" cy="6" r="2"/><circle cx="10" cy="15" r="2.2"/>'
        ),
    ),
    (
        ("score", "ranking", "metric", "probab", "rating"),
        '<path d="M2.8 14.5a7.5 7.5 0 1 1 14.4 0"/><path d="M10 13l3.5-5"/>',
    ),
    (
        ("label", "class", "tag"),
        '<path d="M2.5 3.5h7.5l7.5 7.5-6.5 6.5-8.5-7z"/><circle cx="6.3" cy="7.2" r="1.2"/>',
    ),
    (
        ("token",),
        (
            '<rect x="1.8" y="3.5" width="7" height="5.5" rx="1.4"/>'
            '<rect x="11.2" y="3.5" width="7" height="5.5" rx="1.4"/>'
            '<rect x="1.8" y="11.5" width="11" height="5.5" rx="1.4"/>'
            '<path d="M16 14.3h2"/>'
        ),
    ),
    (
        ("text", "question", "document", "list", "caption", "sentence"),
        '<path d="M3 5h14M3 10h14M3 15h8"/>',
    ),
    (
        ("size", "scale", "resolution"),
        '<path d="M3 8V3h5M17 12v5h-5M3.5 3.5l5 5M16.5 16.5l-5-5"/>',
    ),
    (
        ("table", "number", "matrix", "tensor"),
        _SQUARE + '<path d="M2.5 7.5h15M2.5 12.5h15M7.5 2.5v15M12.5 2.5v15"/>',
    ),
)


def shapes(port_type: str) -> str:
    """SVG shapes, drawn by stroke alone."""
    spoken = port_type.casefold()
    for words, drawing in _KINDS:
        if any(word in spoken for word in words):
            return drawing
    return _ANYTHING
