# What people and CI run here. A fresh machine needs git, make and Python 3.11 or later with venv.
# `make` lists the targets. `make test PYTHON=python3.13 VENV=.venv-3.13` tries another Python.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help site serve test check format golden bench bench-tasks lock clean build-site setup-site setup-test setup-browser

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

site: setup-site build-site ## build the site into site/

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

test: setup-test setup-browser ## run everything: format, lint, types, tests with coverage, check, strict site
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto --cov
	$(BIN)/explainer check
	@$(MAKE) --no-print-directory build-site

check: setup-test ## the fast part of `test`
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto -m "not slow"
	$(BIN)/explainer check

format: setup-test ## lay out the code and mend what the linter can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: setup-test ## write the expected output in tests/golden/ anew; read the diff before a commit
	$(BIN)/pytest -k golden --update-golden

bench: setup-test ## measure finding quotes; loading, generating and building up to 5,000 questions
	$(BIN)/python -m benchmarks.bench_evidence
	$(BIN)/python -m benchmarks.bench_diagrams
	$(BIN)/python -m benchmarks.bench_bibliography
	$(BIN)/python benchmarks/bench.py

bench-tasks: setup-test ## measure how well the task of a question is found
	$(BIN)/python -m benchmarks.bench_tasks

lock: $(VENV)/.made ## compile requirements/*.txt; LOCK=--upgrade takes the newest versions
	$(BIN)/python -m pip install --quiet $(UV)
	$(COMPILE) $(LOCK) --output-file requirements/site.txt pyproject.toml >/dev/null
	$(COMPILE) $(LOCK) --extra test --constraint requirements/site.txt \
		--output-file requirements/test.txt pyproject.toml >/dev/null

clean: ## remove the environment, the built site and all caches
	rm -rf $(VENV) site .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage .coverage.*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- Set-up. A stamp stands for an install that went well to its end.

setup-site: $(VENV)/.site $(VENV)/.project
setup-test: $(VENV)/.test $(VENV)/.project

# What the browser tests drive: this machine's Chromium, and Node's programs from a lock.
setup-browser: $(VENV)/.chromium $(VENV)/.node

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

$(VENV)/.node: tests/browser/package.json tests/browser/package-lock.json $(VENV)/.test
	@echo "Installing tests/browser/package-lock.json into $(VENV)/node ..."
	@mkdir -p $(VENV)/node
	@cp tests/browser/package.json tests/browser/package-lock.json $(VENV)/node/
	@cd $(VENV)/node && PATH="$(abspath $(BIN)):$$PATH" npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@

# The package itself, as a link to this folder: pyproject.toml names its programs and plugin.
$(VENV)/.project: pyproject.toml | $(VENV)/.site
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@
