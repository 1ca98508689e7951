# The project's commands; `make help` lists them. Each does its own set-up first, once.
SHELL := /bin/sh
PYTHON_BIN := .venv/bin/python
SAMPLE := resources/samples/leads-sample.xlsx
DEMO := build/demo
SEARCHES := 1000000
# A worker that dies ends the run: pytest-xdist may wait for ever for the tests of one that was replaced.
PYTEST := $(PYTHON_BIN) -m pytest -n 3 --dist loadgroup --max-worker-restart=0

# The tests start hundreds of programs; each would compile every module anew where this is set.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help setup demo test check format words fuzz bench desktop office soak package lock clean

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

setup: ## install all that is needed into .venv
	@packaging/setup.sh dev

demo: ## enrich the sample list on the sandbox; where there is a display the window opens too
	@packaging/setup.sh app
	@packaging/demo.sh "$(SAMPLE)" "$(DEMO)"

test: setup check ## run every check and every test
	@$(PYTEST)

check: setup ## lint, formatting, types and import contracts
	@$(PYTHON_BIN) -m ruff check
	@$(PYTHON_BIN) -m ruff format --check
	@$(PYTHON_BIN) -m mypy
	@.venv/bin/lint-imports --no-cache

format: setup ## put the code into its form and mend what can be mended alone
	@$(PYTHON_BIN) -m ruff check --fix
	@$(PYTHON_BIN) -m ruff format

words: setup ## bring the translations up to the code, compile them, and list what is not translated
	@$(PYTHON_BIN) packaging/words.py

fuzz: setup ## let a random user do what users do, many times (ENROW_FUZZ=200 examples; takes minutes)
	@ENROW_FUZZ=$${ENROW_FUZZ:-200} $(PYTHON_BIN) -m pytest -n 0 --timeout=0 -o faulthandler_timeout=0 tests/promises tests/sheets/test_fuzz_text.py tests/sheets/test_fuzz_books.py

bench: setup ## measure speed and memory
	@$(PYTHON_BIN) -m pytest -n 0 -s -p no:randomly --timeout=0 -o faulthandler_timeout=0 -m bench tests/bench tests/views/test_stall.py

desktop: setup ## do the main job on a real screen and by the accessibility tree; fails where packages are missing
	@$(PYTHON_BIN) -m pytest -n 0 -m desktop tests/desktop

office: setup ## open written workbooks in LibreOffice, if it is installed
	@if command -v soffice >/dev/null; then $(PYTHON_BIN) -m pytest -n 0 --timeout=0 -o faulthandler_timeout=0 -m office tests/sheets; \
	else echo "LibreOffice is not installed (Debian: apt-get install libreoffice-calc), so nothing was opened in it."; exit 1; fi

soak: setup ## a million searches while things go wrong; SEARCHES=20000 for a short one
	@$(PYTHON_BIN) -m tests.soak --searches $(SEARCHES)

package: setup ## build the program into dist/ and try the built one
	@packaging/package.sh

lock: setup ## write the lock files anew from pyproject.toml
	@packaging/lock.sh

clean: ## remove all that was built or installed here
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find gui tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
