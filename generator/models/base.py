"""What all parsed types share: they are frozen, and refuse what they do not know."""

from pydantic import BaseModel, ConfigDict


class Parsed(BaseModel):
    """A value that came from an author's file and has been checked once; trust it from then on."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)
