"""Why an answer of arXiv is not used: what the asking stages raise to each other."""


class Unusable(Exception):
    """There is no answer that may be used; asking again would bring no other."""

    def __init__(self, message: str, hint: str = "") -> None:
        self.message = message
        self.hint = hint
        super().__init__(message)


class TryAgain(Unusable):
    """The answer failed in a way that passes; `pause` is how many seconds the server asks for."""

    def __init__(self, message: str, *, pause: float = 0.0) -> None:
        self.pause = pause
        super().__init__(message, "arXiv may be busy; run it again later")


class NotUnderstood(Unusable):
    """arXiv could make nothing of an id in the question."""
