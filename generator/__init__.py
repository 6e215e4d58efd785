"""Turns briefs and a catalog into a site of explainers; see docs/contributing/architecture.md."""
