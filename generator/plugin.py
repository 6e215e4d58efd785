"""The adapter between MkDocs and `generator.site`: the one file that knows MkDocs."""

import logging
from pathlib import Path
from typing import Any, Literal, Protocol

from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from generator.errors import GeneratorError, Problem, format_problems
from generator.site.building import Site, build_site, check_collisions, files_beside
from generator.site.checking import Chrome, PageChecker, read_sources
from generator.site.history import publication_of
from generator.site.plain import plain_markdown
from generator.site.reading import watched_paths
from generator.site.serving import CompiledTemplates, RenderedPage, RenderedPages

_log = logging.getLogger("mkdocs.plugins.explainer")
_log_serving = logging.getLogger("explainer")
"""Outside of MkDocs' own: an error counted there would end a strict `serve`."""
_LAST = -100
"""After every other plugin: what a reader will get is what is checked."""
_FIRST = 100
"""Before every other plugin."""
_NO_DAY = "1970-01-01"
"""Zero, with which a compressed file says that it has no date (RFC 1952, MTIME)."""


class _Environment(Protocol):
    """What is used of Jinja's, which is not known here."""

    bytecode_cache: Any


class ExplainerConfig(base.Config):
    """What mkdocs.yml may say of the plugin; paths are relative to it."""

    catalog = config_options.Type(str, default="catalog.yaml")
    templates = config_options.Type(str, default="templates")
    citations = config_options.Choice(("numeric", "author-year"), default="numeric")


class ExplainerPlugin(BasePlugin[ExplainerConfig]):
    """Adds the generated pages in memory; keeps the last good ones while serving."""

    last_good = Site(files=())
    checker = PageChecker(last_good.catalog, Chrome())
    """What holds the pages of the build that goes on to their rules, with all that it has found."""
    compiled = CompiledTemplates()
    rendered: RenderedPages | None = None
    """There while serving."""
    waiting: dict[str, RenderedPage]
    """Pages of this build that are not rendered, because they have been before."""
    server: LiveReloadServer | None = None
    """There once a first build went well and `serve` has begun."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Being there keeps this object for all builds of a `serve`."""
        self.rendered = RenderedPages() if command == "serve" else None
        self.waiting = {}

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Generate, and add each page that docs/ does not hold itself."""
        hand_written = tuple(file.src_uri for file in files if file.inclusion.is_included())
        site = self._site(config, hand_written)
        for each in files_beside(site, hand_written):
            files.append(File.generated(config, each.src_uri, content=each.content))
        self.last_good = site
        self.checker = PageChecker(site.catalog, _chrome(config), hand_written=hand_written)
        self._watch(config)
        return files

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Rendering a page depends on its own words, on which other pages there are, and on settings."""
        if self.rendered is not None:
            places = {file.src_uri: file.dest_uri for file in files}
            self.waiting.clear()
            self.rendered.begin((places, config.markdown_extensions, config.mdx_configs))
        return nav

    @event_priority(_LAST)
    def on_page_markdown(
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Nothing to render, where a generated page says what it said in the last build."""
        return "" if self._unchanged(page, markdown) else markdown

    @event_priority(_FIRST)
    def on_page_content(
        self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """What was rendered then, or what is held for the next build."""
        if self.rendered is None or not page.file.generated_by:
            return html
        held = self.waiting.pop(page.file.src_uri, None)
        if held is None:
            self.rendered.hold(page.file.src_uri, _rendered(page, html))
            return html
        page.markdown, page.toc = held.markdown, held.contents
        page.present_anchor_ids = set(held.anchors)
        found = ((files.get_file_from_path(uri), links) for uri, links in held.links.items())
        page.links_to_anchors = {file: dict(links) for file, links in found if file is not None}
        return held.html

    def _unchanged(self, page: Page, markdown: str) -> bool:
        """Whether the page waits for what was rendered before."""
        if self.rendered is None or not page.file.generated_by:
            return False
        held = self.rendered.unchanged(page.file.src_uri, markdown)
        if held is not None:
            self.waiting[page.file.src_uri] = held
        return held is not None

    def on_env(self, env: _Environment, /, *, config: MkDocsConfig, files: Files) -> None:
        """Compile the theme's templates once, not for every build of a `serve`."""
        env.bytecode_cache = self.compiled

    def on_pre_page(self, page: Page, /, *, config: MkDocsConfig, files: Files) -> Page:
        """Take from a page the day of its build, which MkDocs writes into sitemap.xml.gz."""
        page.update_date = _NO_DAY
        return page

    @event_priority(_LAST)
    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Hold a page to its closed world, as it was rendered; lay its Markdown beside it."""
        self.checker.check(page.file.src_uri, output, file=_shown(page.file.abs_dest_path))
        plain = plain_markdown(page.markdown or "", page.file.src_uri)
        write_file(plain.encode(), str(Path(page.file.abs_dest_path).with_suffix(".md")))
        return output

    @event_priority(_LAST)
    def on_post_template(
        self, output_content: str, /, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """A page of the theme itself, such as 404.html, must not call other hosts either."""
        if template_name.endswith(".html"):
            file = _shown(str(Path(config.site_dir) / template_name))
            self.checker.check(template_name, output_content, file=file)
        return output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Tell what is wrong with the pages, all at once and with the lines that it comes from."""
        problems = self.checker.problems(
            read_sources(self._own_files(config)),
            docs=read_sources((Path(_shown(config.docs_dir)),)),
        )
        if problems:
            self._tell(problems)

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Build again when the catalog, its includes or a template change."""
        self.server = server
        self._watch(config)
        return server

    def _site(self, config: MkDocsConfig, hand_written: tuple[str, ...]) -> Site:
        try:
            site = build_site(
                *self._paths(config),
                strict=config.strict,
                publication=publication_of(
                    self._paths(config),
                    name=config.site_name,
                    author=config.site_author,
                    url=config.site_url,
                    style=self.config.citations,
                    repository=config.repo_url,
                ),
            )
            collisions = check_collisions(site, hand_written, docs=_shown(config.docs_dir))
            if collisions:
                raise GeneratorError(collisions)
        except GeneratorError as error:
            self._tell(error.problems)
            _log_serving.error("The last good pages stay up until this is mended.")
            return self.last_good
        if site.advice:
            _log.info("%s", format_problems(site.advice, "text").rstrip())
        return site

    def _tell(self, problems: tuple[Problem, ...]) -> None:
        """Fail the build; while serving, print them and let the pages stay up."""
        told = format_problems(problems, "text")
        if self.server is None:
            raise PluginError(told)
        _log_serving.error("%s", told.rstrip())

    def _watch(self, config: MkDocsConfig) -> None:
        """Also what has been included since serving began; watching twice changes nothing."""
        if self.server is not None:
            for watched in watched_paths(*self._paths(config)):
                self.server.watch(str(watched.path), recursive=watched.recursive)

    def _paths(self, config: MkDocsConfig) -> tuple[Path, Path]:
        folder = Path(_shown(str(Path(config.config_file_path).parent)))
        return folder / self.config.catalog, folder / self.config.templates

    def _own_files(self, config: MkDocsConfig) -> tuple[Path, ...]:
        """What the words on a page may come from, but for docs/ and the catalog."""
        folders = (config.theme.custom_dir, config.config_file_path)
        return (self._paths(config)[1], *(Path(_shown(each)) for each in folders if each))


def _rendered(page: Page, html: str) -> RenderedPage:
    links = page.links_to_anchors or {}
    return RenderedPage(
        markdown=page.markdown or "",
        html=html,
        contents=page.toc,
        anchors=frozenset(page.present_anchor_ids or ()),
        links={file.src_uri: anchors for file, anchors in links.items()},
    )


def _chrome(config: MkDocsConfig) -> Chrome:
    others = (config.repo_url, config.extra.get("licence_url"))
    return Chrome(site=config.site_url or "", others=tuple(each for each in others if each))


def _shown(path: str) -> str:
    """The path as problems name it: relative where it lies below the folder one works in."""
    whole, here = Path(path).resolve(), Path.cwd()
    return (whole.relative_to(here) if whole.is_relative_to(here) else Path(path)).as_posix()
