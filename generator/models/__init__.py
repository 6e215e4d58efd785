"""Every type that flows, and nothing else: read this package first.

`brief` is what comes in, `catalog` what authors edit, `pages` what is derived from both.
"""
