"""YAML text in, a `Catalog` with every problem located out; and edits that keep each existing byte."""
