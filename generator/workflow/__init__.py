"""A workflow comes in; what is wrong with it, the order of its steps, and graphs go out."""

from generator.workflow.arrangement import check_arrangements as check_arrangements
from generator.workflow.checks import check_workflow as check_workflow
from generator.workflow.flows import check_ports as check_ports
from generator.workflow.inside import inner_graph as inner_graph
from generator.workflow.order import ordered_steps as ordered_steps
from generator.workflow.overview import overview_graph as overview_graph
from generator.workflow.types import Types as Types
from generator.workflow.types import check_types as check_types
