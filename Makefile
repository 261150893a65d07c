# Muster. A bare `make` lists what there is; each target sets up what it needs in .venv.

ifeq ($(origin PYTHON), undefined)
PYTHON := $(shell for python in python3 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$python && break; done)
endif
VENV := .venv/bin/python
ROW_TYPES := dashboard/engine/questions/row_types.py
ARGS ?=
# Compiled modules are kept, whatever the shell says: each process of the tests would compile hundreds of them again.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help run test quick lint bench bench-scale cluster-test generate editor chromium nginx clean

help: ## list these targets
	@echo "Muster: a dashboard of sourced figures"; echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

run: .venv/run.stamp ## serve the dashboard on this machine and print its address
	@$(VENV) -m dashboard run

test: .venv/test.stamp chromium nginx ## run all tests (ARGS="tests/engine -k bom" runs some)
	@$(VENV) -m pytest -n 3 --dist worksteal $(ARGS)

quick: .venv/test.stamp ## run the tests of what differs from main, without a browser
	@$(VENV) -m tests.quick $(ARGS)

lint: .venv/test.stamp ## check style, types, imports, SQL and wording
	$(VENV) -m ruff check .
	$(VENV) -m ruff format --check .
	$(VENV) -m mypy
	$(VENV) -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'
	$(VENV) -m sqlfluff lint --processes 0 --disable-progress-bar queries
	$(VENV) -m codespell_lib .
	$(VENV) -m dashboard release --check
	@if command -v node >/dev/null; then node dashboard/editor/build.mjs --check; else echo "Node is not here: whether the SQL editor's bundle is up to date was not checked." >&2; fi

bench: .venv/test.stamp chromium ## measure the dashboard beside a bare Streamlit page
	@$(VENV) tests/bench.py $(ARGS)

bench-scale: .venv/test.stamp ## measure figures in partitions, up to ROWS=1e8 of them
	@$(VENV) tests/bench/scale.py --rows $(or $(ROWS),1e6) $(ARGS)

cluster-test: .venv/test.stamp ## try the engine for big tables on a real Spark cluster (needs Java 17)
	@$(VENV) -m tests.cluster $(ARGS)

generate: .venv/test.stamp ## write what is made from other files: index of queries, row types, codebook, settings
	@$(VENV) -m dashboard catalogue --row-types > $(ROW_TYPES).new && mv $(ROW_TYPES).new $(ROW_TYPES)
	@$(VENV) -m tests.docs.generated

editor: ## build the SQL editor's script again (needs Node 20 or newer)
	@command -v npm >/dev/null && node -e 'process.exit(Number(parseInt(process.versions.node) < 20))' || { \
		echo "The SQL editor is built with Node 20 or newer and its npm: install them, then run 'make editor' again." >&2; exit 1; }
	@cd dashboard/editor && npm ci --silent --ignore-scripts && node_modules/.bin/tsc -p . && node build.mjs

clean: ## remove the environment and the built warehouses
	rm -rf .venv .cache

.venv/run.stamp: requirements.txt
	@if [ -z "$(PYTHON)" ]; then echo "Muster needs Python 3.11, 3.12 or 3.13: install one, or name it with 'make PYTHON=/path/to/python …'." >&2; exit 1; fi
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || { \
		echo "Muster needs Python 3.11, 3.12 or 3.13, but $(PYTHON) is $$($(PYTHON) -V 2>&1): name another with 'make PYTHON=/path/to/python …'." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make virtual environments: on Debian or Ubuntu, 'apt install python3-venv' adds what is missing." >&2; exit 1; }
	@echo "Setting up .venv (once, about a minute) …" >&2
	@$(VENV) -c 'import pip, sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null || $(PYTHON) -m venv --clear .venv
	@$(VENV) -m pip install -qq --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/test.stamp: tests/requirements.txt requirements-spark.txt .venv/run.stamp
	@echo "Adding the tools for tests to .venv …" >&2
	@$(VENV) -m pip install -qq --disable-pip-version-check -r requirements.txt -r tests/requirements.txt
	@touch $@

# Where no Chromium is found, Debian and Ubuntu get theirs; other systems are told what to install.
chromium:
	@if [ -n "$$MUSTER_CHROMIUM" ]; then \
		[ -x "$$MUSTER_CHROMIUM" ] || { echo "MUSTER_CHROMIUM is $$MUSTER_CHROMIUM, which cannot be run: correct or unset it." >&2; exit 1; }; \
	elif command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome || command -v google-chrome-stable; then :; \
	elif command -v apt-get && { [ "$$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then \
		if [ "$$(id -u)" = 0 ]; then as_root=env; else as_root="sudo -n env"; fi; \
		echo "Installing Chromium for the browser tests …" >&2; \
		install="$$as_root DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends"; \
		$$as_root apt-get update -qq >&2 && { $$install chromium-headless-shell || $$install chromium; } >&2 \
			|| { echo "Chromium could not be installed with apt-get: install it, or set MUSTER_CHROMIUM to its program file." >&2; exit 1; }; \
	else \
		echo "The browser tests need Chromium or Google Chrome: install one, or set MUSTER_CHROMIUM to its program file." >&2; exit 1; \
	fi >/dev/null

# Many servers are tried behind nginx where there is one; Debian and Ubuntu get theirs.
nginx:
	@if PATH="$$PATH:/usr/sbin" command -v nginx; then :; \
	elif command -v apt-get && { [ "$$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then \
		if [ "$$(id -u)" = 0 ]; then as_root=env; else as_root="sudo -n env"; fi; \
		echo "Installing nginx for the test of many servers …" >&2; \
		{ $$as_root apt-get update -qq && $$as_root DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends nginx-light; } >&2 \
			|| echo "nginx could not be installed with apt-get: many servers behind it are not tested." >&2; \
	else \
		echo "nginx is not here: many servers behind it are not tested." >&2; \
	fi >/dev/null
