"""`python -m generator` is the `explainer` command."""

from generator.cli import main

main(prog_name="explainer")
