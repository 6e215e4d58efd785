"""What a brief supplied in, the draft of its answer out: supplied sentences, chosen and put in order.

Every sentence is a quote, or a reading of ours that names the words it rests on; nothing is written
anew, so a draft is grounded by construction.
"""

from generator.drafting.drafts import draft_answer as draft_answer
