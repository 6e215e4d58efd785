"""A `Catalog` in, the content of every page out: the derivation, without templates or I/O."""
