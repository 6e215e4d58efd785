"""Where each command stands in, a group out that imports a command's module when it is asked for."""

import importlib
from collections.abc import Iterable
from dataclasses import dataclass

import click

from generator.site.memory import without_collection


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A command as the list of all commands has it, and where it is."""

    name: str
    place: str
    """The module and the name in it: `generator.cli.checking:check`."""
    told: str
    """The first sentence of its help, which the list shows; a test holds the two to each other."""


class LazyGroup(click.Group):
    """Lists its commands, and completes their names, without importing what they need.

    A process runs one command: the modules of the others are half of its time.
    """

    def __init__(self, name: str | None = None, *, listed: Iterable[Listed] = (), **rest: object):
        super().__init__(name, **rest)  # type: ignore[arg-type] # what click.group passes on
        for each in listed:
            self.add_command(_Entry(each))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is asked for, to be run or to complete its options: now it is needed."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, command.load() if isinstance(command, _Entry) else command, rest


class _Entry(click.Command):
    """Stands in the list for a command that is not loaded."""

    def __init__(self, listed: Listed) -> None:
        super().__init__(listed.name, help=listed.told)
        self._module, _, self._attribute = listed.place.partition(":")

    def load(self) -> click.Command:
        """The command itself; nothing of what its modules make is ever garbage."""
        with without_collection():
            module = importlib.import_module(self._module)
        command = getattr(module, self._attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"'{self._module}:{self._attribute}' is no command")
        return command
