"""A question with its models and papers in, the tasks that it may ask for and why out."""

from generator.tasks.ranking import rank as rank
from generator.tasks.relating import in_sentence as in_sentence
from generator.tasks.relating import relate as relate
from generator.tasks.taxonomy import load_taxonomy as load_taxonomy
from generator.tasks.taxonomy import with_catalog as with_catalog
from generator.tasks.terms import terms_of as terms_of
