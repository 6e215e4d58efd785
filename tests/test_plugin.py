"""The adapter to MkDocs: pages in memory, broken builds told, and `serve` that survives mistakes."""

import contextlib
import os
import queue
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from markdown import Markdown  # type: ignore[import-untyped] # has none
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files

from generator.models.publication import Publication
from generator.plugin import ExplainerPlugin
from generator.site.building import build_site
from generator.site.writing import MANIFEST, write_pages

Run: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]
SMALL = Path(__file__).parent / "golden/small/catalog.yaml"
FIRST_LINE = "# Every kind of entry and statement once.\n"
PATIENCE = 60.0


@pytest.fixture
def small(project: Path, tmp_path: Path) -> Path:
    """A site of twelve generated pages and one hand-written one."""
    folder = tmp_path / "small"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/how-to-read.md").write_text("# How to read\n", encoding="utf-8")
    shutil.copytree(project / "templates", folder / "templates")
    shutil.copy(SMALL, folder / "catalog.yaml")
    (folder / "mkdocs.yml").write_text(
        "site_name: Small\nstrict: true\nplugins: [explainer]\n"
        "theme: {name: material, font: false}\nextra: {generator: false}\n"
        "markdown_extensions: [attr_list, md_in_html]\n",
        encoding="utf-8",
    )
    return folder


def change(path: Path, *words: str) -> None:
    """Each old word by the new one behind it, all in one save."""
    text = path.read_text(encoding="utf-8")
    for old, new in zip(words[::2], words[1::2], strict=True):
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def line_of(path: Path, words: str) -> int:
    """The line of a file that holds these words first."""
    return path.read_text(encoding="utf-8").partition(words)[0].count("\n") + 1


def load(folder: Path) -> tuple[ExplainerPlugin, MkDocsConfig]:
    config = load_config(str(folder / "mkdocs.yml"))
    plugin = config.plugins["explainer"]
    assert isinstance(plugin, ExplainerPlugin)
    return plugin, config


def generated(plugin: ExplainerPlugin, config: MkDocsConfig, *hand_written: str) -> dict[str, str]:
    """The generated pages of one build, by their place."""
    names = ("how-to-read.md", *hand_written)
    files = Files([File(each, "docs", "site", use_directory_urls=True) for each in names])
    assert config.plugins["explainer"] is plugin
    pages = config.plugins.on_files(files, config=config)
    return {each.src_uri: each.content_string for each in pages if each.generated_by == "explainer"}


def test_mkdocs_gets_the_bytes_that_the_command_line_writes(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    site = Publication(name="Small")
    write_pages(build_site(small / "catalog.yaml", small / "templates", publication=site), out)
    written = {
        path.relative_to(out).as_posix(): path.read_bytes().decode()
        for path in out.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }
    assert len(written) == 30
    assert generated(*load(small)) == written


def test_a_broken_catalog_is_told_with_all_its_places(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small)
    change(
        small / "catalog.yaml",
        "    task: softening\n    paper: doe",
        "    task: softning\n    paper: do",
    )
    with pytest.raises(PluginError) as raised:
        generated(*load(small))
    lines = str(raised.value).splitlines()
    first = line_of(small / "catalog.yaml", "task: softning")
    assert [line.partition(": ")[0] for line in lines] == [
        f"catalog.yaml:{first}:11",
        f"catalog.yaml:{first + 1}:12",
    ]
    assert "did you mean 'softening'?" in lines[0]


@pytest.mark.parametrize(
    "hand_written", ["questions/soft-edges.md", "questions/soft-edges/index.md"]
)
def test_a_collision_with_a_hand_written_page_names_both(small: Path, hand_written: str) -> None:
    with pytest.raises(PluginError) as raised:
        generated(*load(small), hand_written)
    assert f"docs/{hand_written}:1:1: page-collision: " in str(raised.value)
    assert "questions/soft-edges.md would take its place" in str(raised.value)


def test_advice_is_logged_and_fails_nothing(small: Path, caplog: pytest.LogCaptureFixture) -> None:
    (small / "catalog.yaml").write_text(
        "papers:\n  - {id: a, arxiv: '2101.00001'}\nmodels:\n  - id: m\n    name: M\n"
        "    about: [{text: So., evidence: [{paper: a, quote: four words and more}]}]\n",
        encoding="utf-8",
    )
    change(small / "mkdocs.yml", "strict: true", "strict: false")
    with caplog.at_level("INFO", logger="mkdocs.plugins.explainer"):
        assert "models/m.md" in generated(*load(small))
    assert "advice: quote-unchecked" in caplog.text


def built(folder: Path) -> dict[str, bytes]:
    """The site after one more build."""
    _, config = load(folder)
    build(config)
    site = folder / "site"
    return {str(each.relative_to(site)): each.read_bytes() for each in files_below(site)}


def files_below(folder: Path) -> list[Path]:
    return sorted(each for each in folder.rglob("*") if each.is_file())


def test_while_serving_only_pages_that_changed_are_rendered_and_all_are_the_same(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small)
    rendered: list[str] = []
    convert = Markdown.convert

    def noted(self: Markdown, source: str) -> str:
        rendered.append(source)
        html: str = convert(self, source)
        return html

    monkeypatch.setattr(Markdown, "convert", noted)
    plugin, _ = load(small)
    plugin.on_startup(command="serve", dirty=False)
    built(small)
    whole = len(rendered)
    change(small / "catalog.yaml", "Softening makes edges gentle.", "Softening makes edges mild.")
    served = built(small)
    again = [source for source in rendered[whole:] if source]
    assert 1 < len(again) < whole
    assert all("edges mild" in source for source in again if source != "# How to read\n")
    plugin.on_startup(command="build", dirty=False)
    assert built(small) == served


class WatchingServer(LiveReloadServer):
    """Notes what is watched, and serves nothing."""

    def __init__(self) -> None:
        self.watched: dict[str, bool] = {}

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        self.watched[Path(path).name] = recursive

    def server_close(self) -> None:
        """There is no socket."""


def test_serving_keeps_the_last_good_pages_until_all_is_well(
    small: Path, caplog: pytest.LogCaptureFixture
) -> None:
    plugin, config = load(small)
    good = generated(plugin, config)
    plugin.on_serve(WatchingServer(), config=config, builder=None)
    change(small / "catalog.yaml", "name: SoftNet", "nam: SoftNet")
    assert generated(plugin, config) == good
    assert "unknown-key: models[0].nam" in caplog.text
    assert "The last good pages stay up until this is mended." in caplog.text
    change(small / "catalog.yaml", "nam: SoftNet", "name: SoftNet")
    change(small / "catalog.yaml", "SoftNet", "Softer")
    assert "# Softer" in generated(plugin, config)["models/softnet.md"]


def test_serving_lets_a_hand_written_page_keep_its_place(
    small: Path, caplog: pytest.LogCaptureFixture
) -> None:
    plugin, config = load(small)
    good = generated(plugin, config)
    plugin.on_serve(WatchingServer(), config=config, builder=None)
    pages = generated(plugin, config, "models/softnet/index.md")
    assert sorted(good.keys() - pages.keys()) == ["models/softnet.md"]
    assert "docs/models/softnet/index.md:1:1: page-collision" in caplog.text


def test_serving_watches_the_catalog_the_templates_and_what_is_included_later(small: Path) -> None:
    plugin, config = load(small)
    generated(plugin, config)
    server = WatchingServer()
    assert plugin.on_serve(server, config=config, builder=None) is server
    assert server.watched == {"catalog.yaml": True, "templates": True}
    (small / "more").mkdir()
    (small / "more/tasks.yaml").write_text("tasks: [{id: b, name: B}]\n", encoding="utf-8")
    change(small / "catalog.yaml", FIRST_LINE, "include: [more/*.yaml]\n")
    assert "tasks/b.md" in generated(plugin, config)
    assert server.watched == {
        "catalog.yaml": True,
        "templates": True,
        "tasks.yaml": True,
        "more": False,
    }


@pytest.mark.slow
def test_the_projects_site_builds_without_a_prior_step(
    project_copy: Path, run_program: Run
) -> None:
    done = run_program(project_copy, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert (project_copy / "site/questions/blurry-image-4x/index.html").is_file()
    assert sorted(path.name for path in (project_copy / "docs").glob("*/")) == sorted(
        path.name for path in (project_copy / "docs").iterdir() if path.is_dir()
    )
    assert not (project_copy / "docs/questions").exists()


@pytest.mark.slow
def test_a_broken_first_build_ends_with_all_problems_and_exit_code_1(
    small: Path, run_program: Run
) -> None:
    change(small / "catalog.yaml", "name: SoftNet", "nam: SoftNet")
    change(small / "catalog.yaml", "relation: adjacent", "relation: near")
    model, paper = (
        line_of(small / "catalog.yaml", each) for each in ("nam: SoftNet", "relation: near")
    )
    for command in ("build", "serve"):
        done = run_program(small, "mkdocs", command)
        assert done.returncode == 1
        assert f"catalog.yaml:{model}:5: unknown-key: models[0].nam" in done.stderr
        assert (
            f"catalog.yaml:{paper}:19: wrong-value: questions[0].papers[0].relation" in done.stderr
        )
        assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_a_broken_template_is_told_by_its_own_file_and_line(small: Path, run_program: Run) -> None:
    change(small / "templates/_references.md", "{{ reference.authors }}", "{{ reference.author }}")
    done = run_program(small, "mkdocs", "build")
    assert done.returncode == 1
    assert done.stderr.count("template-broken") == 1
    assert "templates/_references.md:4:1: template-broken: " in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("directory_urls", ["true", "false"])
def test_what_a_template_adds_from_elsewhere_fails_the_build_with_its_line(
    small: Path, run_program: Run, directory_urls: str
) -> None:
    change(
        small / "mkdocs.yml", "strict: true", f"strict: true\nuse_directory_urls: {directory_urls}"
    )
    change(
        small / "catalog.yaml",
        "models:\n",
        "models:\n  - {id: far, name: FarNet}\n",
    )
    added = (
        "[more](https://evil.example/a) and [again](https://evil.example/b)\n\n"
        "See evil.example/c, doi:10.1000/soft.1 and arXiv:1905.00007.\n\nFarNet does it, too.\n\n"
    )
    change(small / "templates/answers/explainer.md", "## In short", f"{added}## In short")
    done = run_program(small, "mkdocs", "build")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    lines = (small / "templates/answers/explainer.md").read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines, 1) if "evil.example/a" in line)
    place = "templates/answers/explainer.md"
    page = "the page questions/soft-edges.md"
    told = [line for line in done.stderr.splitlines() if page in line]
    assert [line.partition(", which")[0].removeprefix("ERROR   -  ") for line in told] == [
        f"{place}:{first}:8: foreign-link: {page} links to 'https://evil.example/a'",
        f"{place}:{first}:44: foreign-link: {page} links to 'https://evil.example/b'",
        f"{place}:{first + 2}:5: foreign-address: {page} shows the address 'evil.example/c'",
        f"{place}:{first + 2}:25: foreign-identifier: {page} names the paper '10.1000/soft.1'",
        f"{place}:{first + 2}:44: foreign-identifier: {page} names the paper 'arXiv:1905.00007'",
        f"{place}:{first + 4}:1: foreign-name: {page} speaks of 'FarNet'",
    ]


@pytest.mark.slow
def test_what_a_statement_names_from_elsewhere_is_told_in_the_catalog(
    small: Path, run_program: Run
) -> None:
    catalog = small / "catalog.yaml"
    change(catalog, "models:\n", "models:\n  - {id: far, name: FarNet}\n")
    change(catalog, "text: The question is about edges.", "text: FarNet is about edges.")
    done = run_program(small, "mkdocs", "build")
    assert done.returncode == 1
    line = line_of(catalog, "FarNet is about")
    assert f"catalog.yaml:{line}:16: foreign-name: " in done.stderr


@pytest.mark.slow
def test_no_page_of_the_site_may_call_another_host(small: Path, run_program: Run) -> None:
    change(small / "mkdocs.yml", "font: false", "font: {text: Roboto}")
    change(
        small / "mkdocs.yml",
        "strict: true",
        "strict: true\nrepo_url: https://github.com/me/site\n"
        "extra_javascript: [https://js.example/a.js]",
    )
    (small / "docs/how-to-read.md").write_text(
        "# How\n\n[Fine](https://fine.example/)\n\n![Not](https://image.example/a.png)\n",
        encoding="utf-8",
    )
    (small / "docs/own.css").write_text("@import '//css.example/a.css';\n", encoding="utf-8")
    done = run_program(small, "mkdocs", "build")
    assert done.returncode == 1
    told = [line for line in done.stderr.splitlines() if "third-party-request" in line]
    assert len(told) == 6
    for place, address in (
        ("docs/how-to-read.md:5:8", "https://image.example/a.png"),
        ("docs/own.css:1:10", "//css.example/a.css"),
        ("mkdocs.yml:3:11", "https://github.com/me/site"),
        ("mkdocs.yml:4:20", "https://js.example/a.js"),
        ("site/404.html", "https://fonts.gstatic.com"),
        ("site/404.html", "https://fonts.googleapis.com/css"),
    ):
        assert any(place in line and f"'{address}" in line for line in told), (place, told)


@pytest.mark.slow
def test_the_sites_own_addresses_are_no_foreign_links(
    project: Path, small: Path, run_program: Run
) -> None:
    shutil.copytree(project / "overrides", small / "overrides")
    change(small / "mkdocs.yml", "name: material", "name: material, custom_dir: overrides")
    change(
        small / "mkdocs.yml",
        "strict: true",
        "strict: true\nsite_url: https://site.example/\nrepo_url: https://github.com/me/site",
    )
    licence = "https://licence.example/by/"
    change(small / "mkdocs.yml", "generator: false", f"generator: false, licence_url: {licence}")
    answer = small / "templates/answers/explainer.md"
    change(answer, "## In short", f"[Licence]({licence})\n\n## In short")
    done = run_program(small, "mkdocs", "build")
    assert done.returncode == 0, done.stderr
    page = (small / "site/questions/soft-edges/index.html").read_text(encoding="utf-8")
    assert "https://site.example/questions/soft-edges/" in page
    assert (
        '<a href="https://github.com/me/site" title="Go to repository" class="md-source">' in page
    )
    assert licence in page


SHARED = """
papers:
  - id: shared
    title: Shared Pixels
    arxiv: "2101.00001"
    sources: [{id: abstract, depth: abstract, text: "PixelKit is at pixels.example/kit, we say."}]
tools:
  - {id: kit, name: PixelKit, url: "https://github.com/shared/kit"}
models:
  - {id: net, name: PixelNet, paper: shared, tools: [kit]}
questions:
  - id: with-code
    question: Why so?
    models: [net]
    scope:
      papers: ["arxiv:2101.00001"]
      tools: ["github:shared/kit"]
      links: ["https://arxiv.org/abs/2101.00001", "https://github.com/shared/kit"]
      sources: [shared/abstract]
  - id: without-code
    question: Why not?
    models: [net]
    scope: {papers: ["arxiv:2101.00001"], links: ["https://arxiv.org/abs/2101.00001"]}
"""


@pytest.mark.slow
def test_briefs_that_share_a_paper_keep_their_worlds_apart(small: Path, run_program: Run) -> None:
    (small / "catalog.yaml").write_text(SHARED, encoding="utf-8")
    done = run_program(small, "mkdocs", "build")
    assert done.returncode == 0, done.stderr
    pages = [
        (small / f"site/questions/{name}/index.html").read_text("utf-8").partition("<article")[2]
        for name in ("with-code", "without-code")
    ]
    for words in ("https://github.com/shared/kit", "PixelKit"):
        assert [words in page for page in pages] == [True, False]

    template = small / "templates/answers/explainer.md"
    change(
        template,
        "## In short",
        "PixelKit: [github.com/shared/kit](https://github.com/shared/kit)\n\n## In short",
    )
    done = run_program(small, "mkdocs", "build")
    assert done.returncode == 1
    told = [line for line in done.stderr.splitlines() if ": foreign-" in line]
    assert [line.partition(": foreign-")[2].partition(":")[0] for line in told] == [
        "name", "address", "link",
    ]  # fmt: skip
    assert all(
        "the page questions/without-code.md" in line and "so does" not in line for line in told
    )


class Served:
    """A running `mkdocs serve` with what it prints; every wait has an end."""

    def __init__(self, process: "subprocess.Popen[str]", port: int) -> None:
        self.process, self.port = process, port
        self.lines: queue.Queue[str] = queue.Queue()
        self.seen = ""
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.put(line)

    def wait_for(self, words: str) -> None:
        """Until the words are printed that have not been waited for yet."""
        until = time.monotonic() + PATIENCE
        while words not in self.seen:
            with contextlib.suppress(queue.Empty):
                self.seen += self.lines.get(timeout=max(0.0, min(1.0, until - time.monotonic())))
            assert time.monotonic() < until, f"'{words}' was not printed:\n{self.seen}"
            assert self.process.poll() is None, f"serve has ended:\n{self.seen}"
        self.seen = self.seen.partition(words)[2]

    def page(self, path: str) -> str:
        with urllib.request.urlopen(
            f"http://127.0.0.1:{self.port}/{path}", timeout=PATIENCE
        ) as answer:
            return str(answer.read().decode("utf-8"))


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[Served]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        served = Served(process, port)
        try:
            served.wait_for("Serving on")
            yield served
        finally:
            process.terminate()


@pytest.mark.slow
def test_serve_survives_mistakes_and_follows_every_change(small: Path) -> None:
    (small / "more").mkdir()
    more = small / "more/tasks.yaml"
    more.write_text("tasks: [{id: more, name: More}]\n", encoding="utf-8")
    change(small / "catalog.yaml", FIRST_LINE, "include: [more/*.yaml]\n")
    with serving(small) as served:
        assert title_of(served.page("models/softnet/")) == "SoftNet"

        change(small / "catalog.yaml", "name: SoftNet", "nam: SoftNet")
        line = line_of(small / "catalog.yaml", "nam: SoftNet")
        served.wait_for(f"catalog.yaml:{line}:5: unknown-key: models[0].nam")
        served.wait_for("The last good pages stay up until this is mended.")
        served.wait_for("Reloading browsers")
        assert title_of(served.page("models/softnet/")) == "SoftNet"

        change(small / "catalog.yaml", "nam: SoftNet", "name: SoftNet", "SoftNet", "Softer")
        served.wait_for("Reloading browsers")
        assert title_of(served.page("models/softnet/")) == "Softer"

        more.write_text("tasks: [{id: more, name: Included}]\n", encoding="utf-8")
        served.wait_for("Reloading browsers")
        assert title_of(served.page("tasks/more/")) == "Included"

        (small / "more/new.yaml").write_text("tasks: [{id: new, name: New}]\n", encoding="utf-8")
        served.wait_for("Reloading browsers")
        assert title_of(served.page("tasks/new/")) == "New"

        template = small / "templates/model.md"
        change(
            template, "## How it works", "[x](https://evil.example)\n\n## How it works, told anew"
        )
        served.wait_for("Reloading browsers")
        assert "How it works, told anew" in served.page("models/softnet/")

        answer = small / "templates/answers/explainer.md"
        change(answer, "## In short", "[x](https://evil.example)\n\n## In short")
        served.wait_for("foreign-link: ")
        served.wait_for("Reloading browsers")
        assert title_of(served.page("models/softnet/")) == "Softer"


def title_of(html: str) -> str:
    """The words of the page's headline."""
    return html.partition("<h1")[2].partition(">")[2].partition("<")[0]
