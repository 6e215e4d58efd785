"""The adapter between MkDocs and `generator.site`: the one file that knows MkDocs."""

import logging
from pathlib import Path
from typing import Literal

from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.errors import GeneratorError, format_problems
from generator.site.building import Site, build_site, check_collisions, check_page
from generator.site.reading import watched_paths

_log = logging.getLogger("explainer")


class ExplainerConfig(base.Config):
    """What mkdocs.yml may say of the plugin; paths are relative to it."""

    catalog = config_options.Type(str, default="catalog.yaml")
    templates = config_options.Type(str, default="templates")


class ExplainerPlugin(BasePlugin[ExplainerConfig]):
    """Adds the generated pages in memory; keeps the last good ones while serving."""

    serving = False
    last_good: Site | None = None

    def on_startup(
        self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool
    ) -> None:
        """Keeps this object for all builds of a `serve`."""
        self.serving = command == "serve"

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Generate, and add each page that docs/ does not hold itself."""
        site = self._site(config, tuple(file.src_uri for file in files.documentation_pages()))
        for each in site.files:
            files.append(File.generated(config, each.src_uri, content=each.content))
        return files

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Hold the rendered page to its closed world."""
        if self.last_good is not None:
            problems = check_page(self.last_good, page.file.src_uri, output)
            if problems:
                raise PluginError(format_problems(problems, "text"))
        return output

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Build again when the catalog, its includes or a template change."""
        for path in watched_paths(*self._paths(config)):
            server.watch(str(path))
        return server

    def _site(self, config: MkDocsConfig, hand_written: tuple[str, ...]) -> Site:
        try:
            site = build_site(*self._paths(config), strict=config.strict)
            problems = check_collisions(site, hand_written)
            if problems:
                raise GeneratorError(problems)
        except GeneratorError as error:
            told = format_problems(error.problems, "text")
            if not (self.serving and self.last_good is not None):
                raise PluginError(told) from error
            _log.error("%s\nThe last good pages stay up until this is mended.", told)
            return self.last_good
        self.last_good = site
        return site

    def _paths(self, config: MkDocsConfig) -> tuple[Path, Path]:
        folder = Path(config.config_file_path or "mkdocs.yml").parent
        shown = Path(folder.resolve().relative_to(Path.cwd())) if _below_here(folder) else folder
        return shown / self.config.catalog, shown / self.config.templates


def _below_here(folder: Path) -> bool:
    return folder.resolve().is_relative_to(Path.cwd())
