# What people and CI run here. A fresh machine needs git, make and Python 3.11 or later with venv.
# `make` lists the targets. `make test PYTHON=python3.13 VENV=.venv-3.13` tries another Python.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help setup-try without-try site serve test check format golden shots bench bench-tasks demo lock clean build-site setup-site setup-test setup-browser

# Material prints a notice about MkDocs 2 at every start; pyproject.toml caps MkDocs for its reason.
export NO_MKDOCS_2_WARNING := 1

# An install depends on the locks and on the machine's package index; other settings of the caller's
# stay outside. /dev/null is a file without constraints: an empty value would not override pip.conf.
export PIP_CONSTRAINT := /dev/null
export PIP_USER := 0
export PIP_NO_INPUT := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
unexport PYTHONHOME PYTHONPATH PIP_PREFIX PIP_TARGET PYTEST_ADDOPTS COVERAGE_FILE MYPYPATH

# Nothing is compiled here, so no build tool from outside the locks is ever fetched.
INSTALL := $(BIN)/python -m pip install --quiet --require-hashes --only-binary=:all:
UV := uv==0.13.9
COMPILE := $(BIN)/python -m uv pip compile --system-certs --universal --python-version 3.11 \
	--generate-hashes --no-strip-extras --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock"

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# --- What a reader and an author need

# TRY=0 builds without "Try it", and then needs neither Node nor npm.
TRY ?= 1
RUNTIME := docs/assets/try/runtime

site: setup-site $(if $(filter 0,$(TRY)),without-try,setup-try) build-site ## build the site into site/; TRY=0 leaves out what runs models

build-site:
	@start=$$(date +%s); \
	if ! $(BIN)/mkdocs build --strict --site-dir site >$(VENV)/site.log 2>&1; then \
		cat $(VENV)/site.log; exit 1; \
	fi; \
	grep -v '^INFO' $(VENV)/site.log; \
	pages=$$(find site -name '*.html' ! -name 404.html | wc -l); \
	echo "$$((pages)) pages in $$(($$(date +%s) - start)) s: open site/index.html"

serve: setup-site ## show the site at 127.0.0.1:8000, and follow every change
	$(BIN)/mkdocs serve

# --- What a maintainer needs

test: setup-test setup-browser $(VENV)/.biber ## run everything: format, lint, types, tests with coverage, check, strict site
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist worksteal --cov
	$(BIN)/explainer check
	@$(MAKE) --no-print-directory build-site

check: setup-test ## the fast part of `test`
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist worksteal -m "not slow"
	$(BIN)/explainer check

format: setup-test ## lay out the code and mend what the linter can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: setup-test ## write the expected output in tests/golden/ anew; read the diff before a commit
	$(BIN)/pytest -k golden --update-golden

shots: setup-test setup-browser build-site ## take pictures of all kinds of page into shots/, and those of README
	$(BIN)/python -m tests.browser.shots
	@echo "All kinds of page: open shots/index.html"

bench: setup-test setup-browser build-site ## measure finding quotes; loading, generating and building up to 5,000 questions
	$(BIN)/python -m benchmarks.bench_evidence
	$(BIN)/python -m benchmarks.bench_diagrams
	$(BIN)/python -m benchmarks.bench_bibliography
	$(BIN)/python -m benchmarks.bench_commands
	$(BIN)/python benchmarks/bench.py
	$(BIN)/python -m benchmarks.bench_lighthouse
	$(BIN)/python -m benchmarks.bench_try

bench-tasks: setup-test ## measure how well the task of a question is found
	$(BIN)/python -m benchmarks.bench_tasks

# PyTorch and what it reads lie below $(VENV); demos/liif/README.md tells what comes out.
DEMO := $(VENV)/demo
FETCHED := $(VENV)/demo-fetched

demo: $(DEMO)/.installed ## fetch LIIF's weights, test our model against theirs, export it, enlarge pictures
	$(DEMO)/bin/python -m demos.liif.fetch $(FETCHED)
	$(DEMO)/bin/python -m demos.liif.export $(FETCHED) docs/assets/models/liif
	$(DEMO)/bin/python -m demos.liif.sample $(FETCHED) docs/assets/models/liif
	$(DEMO)/bin/python -m demos.liif.reference $(FETCHED) tests/demos/liif-reference.npz
	DEMO_FETCHED=$(FETCHED) $(DEMO)/bin/python -m pytest -p no:cacheprovider demos/liif
	$(DEMO)/bin/python -m demos.liif.results $(FETCHED) docs/assets/demos/liif

lock: $(VENV)/.test ## compile requirements/*.txt and the locks of npm; LOCK=--upgrade takes the newest versions
	$(BIN)/python -m pip install --quiet $(UV)
	$(COMPILE) $(LOCK) --output-file requirements/site.txt pyproject.toml >/dev/null
	$(COMPILE) $(LOCK) --extra test --constraint requirements/site.txt \
		--output-file requirements/test.txt pyproject.toml >/dev/null
	$(COMPILE) $(LOCK) --constraint requirements/test.txt \
		--output-file requirements/node.txt requirements/node.in >/dev/null
	$(COMPILE) $(LOCK) --constraint requirements/test.txt \
		--output-file requirements/demo.txt requirements/demo.in >/dev/null
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python requirements/lock_npm.py tests/browser runtime

clean: ## remove the environment, the built site and all caches
	rm -rf $(VENV) $(RUNTIME) site shots .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage .coverage.*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- Set-up. A stamp stands for an install that went well to its end.

setup-site: $(VENV)/.site $(VENV)/.project
setup-test: $(VENV)/.test $(VENV)/.project

# What the browser tests drive: this machine's Chromium, and Node's programs from a lock.
setup-browser: $(VENV)/.chromium $(VENV)/.node setup-try

# What runs a model in a reader's browser. It lies among the site's files, and git leaves it out.
setup-try: $(RUNTIME)/LICENSE.txt

without-try:
	@rm -rf $(RUNTIME)

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed; name one: make PYTHON=python3.13 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) cannot make virtual environments." \
			"On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.site: requirements/site.txt $(VENV)/.made
	@echo "Installing requirements/site.txt into $(VENV) ..."
	@$(INSTALL) --requirement requirements/site.txt
	@touch $@

# test.txt holds all of site.txt with the same pins, so one install serves both.
$(VENV)/.test: requirements/test.txt requirements/site.txt $(VENV)/.made
	@echo "Installing requirements/test.txt into $(VENV) ..."
	@$(INSTALL) --requirement requirements/test.txt
	@touch $(VENV)/.site $@

$(VENV)/.chromium: tests/browser/chromium.sh $(VENV)/.made
	@sh $< >$@

# What reads our BibTeX back and is no Python package; where it cannot be had, its tests are not run.
$(VENV)/.biber: tests/biber.sh $(VENV)/.made
	@sh $< >$@

$(VENV)/.node: tests/browser/package.json tests/browser/package-lock.json $(VENV)/.test
	@echo "Installing tests/browser/package-lock.json into $(VENV)/node ..."
	@mkdir -p $(VENV)/node
	@cp tests/browser/package.json tests/browser/package-lock.json $(VENV)/node/
	@cd $(VENV)/node && PATH="$(abspath $(BIN)):$$PATH" npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@

$(VENV)/.nodejs: requirements/node.txt $(VENV)/.site
	@$(INSTALL) --requirement requirements/node.txt
	@touch $@

# LICENSE.txt is copied last, so it stands for the whole.
$(RUNTIME)/LICENSE.txt: runtime/package.json runtime/package-lock.json runtime/copy_runtime.py \
		runtime/LICENSE.txt $(VENV)/.nodejs
	@echo "Installing runtime/package-lock.json into $(RUNTIME) ..."
	@mkdir -p $(VENV)/runtime
	@cp runtime/package.json runtime/package-lock.json $(VENV)/runtime/
	@cd $(VENV)/runtime && PATH="$(abspath $(BIN)):$$PATH" \
		npm ci --silent --ignore-scripts --no-audit --no-fund \
			--fetch-retry-mintimeout 1000 --fetch-retry-maxtimeout 5000 >npm.log 2>&1 || \
		{ echo "npm could not bring what \"Try it\" runs on: connect to npm's registry (.npmrc names" \
			"another), or build without it: make site TRY=0" >&2; exit 1; }
	@$(BIN)/python runtime/copy_runtime.py $(VENV)/runtime $(RUNTIME)
	@touch $@

# PyTorch by itself, without a hash: which of its builds is right depends on the machine.
$(DEMO)/.installed: requirements/demo.txt requirements/demo-torch.txt $(VENV)/.made
	@echo "Installing requirements/demo.txt and PyTorch into $(DEMO) ..."
	@$(PYTHON) -m venv --clear $(DEMO)
	@$(DEMO)/bin/python -m pip install --quiet --require-hashes --only-binary=:all: --requirement requirements/demo.txt
	@$(DEMO)/bin/python -m pip install --quiet --only-binary=:all: --requirement requirements/demo-torch.txt
	@touch $@

# The package itself, as a link to this folder: pyproject.toml names its programs and plugin.
$(VENV)/.project: pyproject.toml | $(VENV)/.site
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@
