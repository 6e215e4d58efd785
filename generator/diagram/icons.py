"""A port type comes in; the shapes of a small picture of it, 20 units square, go out."""

_IMAGE = (
    '<rect x="2" y="3" width="16" height="14" rx="2.5"/><circle cx="7" cy="8" r="1.6"/>'
    '<path d="M2.5 15l4.5-4 3 2.5 3.5-4.5 4 5"/>'
)
_TEXT = '<path d="M3 5h14M3 10h14M3 15h8"/>'
_AUDIO = '<path d="M2.5 9v2M6.2 6v8M10 3v14M13.8 6v8M17.5 9v2"/>'
_VIDEO = '<rect x="2" y="4" width="16" height="12" rx="2.5"/><path d="M8.3 7.3l4.4 2.7-4.4 2.7z"/>'
_NUMBERS = (
    '<rect x="2.5" y="2.5" width="15" height="15" rx="2.5"/>'
    '<path d="M2.5 7.5h15M2.5 12.5h15M7.5 2.5v15M12.5 2.5v15"/>'
)
_ANYTHING = (
    '<path d="M10 2.3l6.7 3.8v7.8L10 17.7l-6.7-3.8V6.1z"/>'
    '<path d="M3.3 6.1l6.7 3.9 6.7-3.9M10 10v7.7"/>'
)
MODEL = (
    '<path d="M5.3 6.4l3.2 2.4M5.3 13.6l3.2-2.4M12 10h2.7"/><circle cx="4" cy="5.4" r="1.9"/>'
    '<circle cx="4" cy="14.6" r="1.9"/><circle cx="10" cy="10" r="2.1"/>'
    '<circle cx="16.5" cy="10" r="1.9"/>'
)
"""Joined circles: something that has learned."""

_KINDS = (
    (_IMAGE, ("image", "picture", "photo", "mask", "depth-map")),
    (_VIDEO, ("video",)),
    (_AUDIO, ("audio", "speech", "music", "sound")),
    (_TEXT, ("text", "token", "label", "question", "document")),
    (
        _NUMBERS,
        (
            "table",
            "number",
            "series",
            "score",
            "embedding",
            "coordinate",
            "feature",
            "box",
            "graph",
        ),
    ),
)


def shapes(port_type: str) -> str:
    """SVG shapes, drawn by stroke alone."""
    spoken = port_type.casefold()
    for drawing, words in _KINDS:
        if any(word in spoken for word in words):
            return drawing
    return _ANYTHING
