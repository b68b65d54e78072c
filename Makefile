# Everything from a checkout, with Python 3.11 or later and make: `make help` lists it.

PYTHON ?= python3
VENV ?= .venv
OUT ?= out
SIZE ?= 100000
AGAINST ?= 10000
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# Packages are compiled when first imported, most of them never.
INSTALL := $(PIP) install --quiet --no-deps --no-compile --require-hashes --requirement
SOURCES := $(shell find kg ontologies seeds -type f -not -name '*.py[co]' 2>/dev/null)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help graph test check lint types format lock stores readme picture notebook territories bench clean

help: ## list what there is to make
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

graph: $(OUT)/graph.html ## make the environment, build the graph of seeds/ into out/, say how to look at it
	@printf '%s\n' '' 'The graph of seeds/ is in $(OUT)/. Look at it:' \
	  '  $(BIN)/kg view $(OUT)                  the page, in a browser' \
	  '  $(BIN)/kg query $(OUT) who-met-whom    a question and its answer' \
	  '  $(BIN)/kg query $(OUT) --list          the other questions that have a name'

$(OUT)/graph.html: $(VENV)/.installed $(SOURCES)
	$(BIN)/kg build seeds --out $(OUT)

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newskg needs Python 3.11 or later: make PYTHON=python3.11 graph")'
	@echo 'Installing what requirements.lock lists into $(VENV)/ (about a minute) ...'
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.developing: requirements-dev.lock $(VENV)/.installed
	@echo 'Installing what requirements-dev.lock lists into $(VENV)/ ...'
	@$(INSTALL) requirements-dev.lock
	@touch $@

test: $(VENV)/.developing ## run the tests
	$(BIN)/python -m pytest -q --numprocesses auto --maxprocesses 4 --dist loadgroup $(ARGS)

check: lint types test ## run the linter, the type checker and the tests: what CI runs

lint: $(VENV)/.developing ## check format and style
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.developing ## check types
	$(BIN)/mypy

format: $(VENV)/.developing ## put the code into its format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(VENV)/.installed ## pin the newest versions that pyproject.toml allows, with their hashes
	@$(PIP) install --quiet uv
	@for groups in 'requirements.lock --group packaging' 'requirements-dev.lock --group dev'; do \
	  $(BIN)/uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
	    --generate-hashes --no-annotate --custom-compile-command 'make lock' --output-file $$groups || exit; \
	done

stores: ## get the triple stores that the tests start: Virtuoso (as root) and Fuseki
	.ci/stores

readme: $(VENV)/.developing $(OUT)/graph.html ## run the commands of README.md and write down what they print
	$(BIN)/python -m tests.readme README.md

picture: $(VENV)/.developing $(OUT)/graph.html ## take the pictures of README.md, with chromium
	$(BIN)/python .ci/picture.py $(OUT) notebooks/images

notebook: $(VENV)/.developing ## run the notebooks and keep what they show
	$(BIN)/python -m tests.notebooks notebooks

territories: $(VENV)/.developing ## make the table of territories anew from rigour, which needs ICU and a compiler
	$(PIP) install --quiet rigour
	$(BIN)/python .ci/territories.py > ontologies/gazetteer/territories.tsv

bench: $(VENV)/.developing ## measure reasoner, queries, loading and export on SIZE made-up articles, on AGAINST of them rdflib too
	$(BIN)/python -m tests.bench --size $(SIZE) --against $(AGAINST) tests/bench/RESULTS.md

clean: ## remove what the other targets made, the environment too
	rm -rf $(VENV) $(OUT) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
