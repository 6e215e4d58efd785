"""A rendered page and its closed world in, whatever leads or speaks of anything outside it out.

`page` reads the HTML, `css` the style sheets in it, `words` finds addresses and identifiers in
texts, `names` those of models, papers and tools, and `check` holds a page to its world.
"""
