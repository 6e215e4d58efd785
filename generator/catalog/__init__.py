"""YAML text in, a `Catalog` with located problems out; and edits that keep each existing byte."""
