"""A sound catalog in, its works or those of one page as reference managers read them out."""

from generator.bibliography import write_references
from generator.explain.lookup import Library
from generator.explain.question import explain_question
from generator.models.assembled import Catalog
from generator.models.bibliography import ExportForm


def export_references(
    catalog: Catalog, form: ExportForm, *, question: str | None = None, ascii_only: bool = False
) -> str:
    """All works, or the references of a question's page in its order.

    Raises:
        KeyError: where no question has this id.
    """
    library = Library(catalog)
    if question is None:
        return write_references(library.entries.values(), form, ascii_only=ascii_only)
    asked = {each.id: each for each in catalog.questions}[question]
    cited = (library.entries[each.work] for each in explain_question(asked, library).references)
    return write_references(cited, form, ascii_only=ascii_only)
