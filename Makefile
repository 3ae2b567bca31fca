# Everything a user or a developer starts. The set-up behind it is in setup/; it runs by itself when it is needed.

# The Python that makes the virtual environment, 3.11 or newer.
PYTHON ?= python3
# What is passed on: make run ARGS="list", make test ARGS="tests/exercises -x", make bench ARGS="--help".
ARGS ?=

VENV := .venv
PY := $(VENV)/bin/python
RUN := $(VENV)/ready-to-run
DEVELOP := $(VENV)/ready-to-develop
SETUP := $(wildcard setup/*.py)

# When something fails, a system library may have gone missing since the set-up; if not, this says nothing.
LOOK_WHY = { status=$$?; $(PYTHON) -m setup after-failure; exit $$status; }

# Qt wants a UTF-8 locale; a bare machine has none set.
LANG ?= C.UTF-8
export LANG

.DEFAULT_GOAL := help
.PHONY: help run test browser tracks desktop check format bench figures sounds simulate wheel lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: $(RUN) ## open Amble; a command after it: make run ARGS="follow movement-snack"
	@AMBLE_STARTED_BY=make $(PY) main.py $(ARGS) || $(LOOK_WHY)

test: $(DEVELOP) ## run every test; no screen is needed
ifeq ($(strip $(ARGS)),)
	@QT_QPA_PLATFORM=offscreen $(PY) -m tests.side_by_side || $(LOOK_WHY)
else
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest $(ARGS) || $(LOOK_WHY)
endif

browser: ## install a Chromium, in which the tests try the page for the phone
	@$(PYTHON) -m setup browser

tracks: $(DEVELOP) ## fetch recordings of real devices, with which the tests try the import
	@$(PYTHON) -m setup tracks

desktop: ## install voices, a sound server, a window manager: what some tests try the program with
	@$(PYTHON) -m setup desktop

check: $(DEVELOP) ## look at form, types and the direction of imports
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy --strict exercises gui main.py setup
	@echo lint-imports
	@$(PY) -c 'from importlinter.cli import lint_imports_command as lint; lint()'

format: $(DEVELOP) ## bring the code into form
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

bench: $(RUN) ## measure start and speed
	@$(PY) -m bench $(ARGS)

figures: $(RUN) ## draw every exercise's figure into figures/; one alone: make figures ARGS="bird-dog --large"
	@QT_QPA_PLATFORM=offscreen $(PY) -m gui.figure.sheet figures $(ARGS)

sounds: $(RUN) ## make the sounds in assets/sounds anew
	@$(PY) -m assets.sounds.synthesis

simulate: $(DEVELOP) ## let 2,000 made-up people walk half a year with the coach
	@$(PY) -m tests.simulation $(ARGS)

wheel: $(DEVELOP) ## build a wheel in dist/
	@rm -rf build amble.egg-info
	@$(PY) -m build --wheel --no-isolation

lock: $(DEVELOP) ## choose the newest allowed versions for requirements*.txt
	@$(PY) -m setup.lock

clean: ## remove what was built or cached; the virtual environment stays
	@rm -rf build dist amble.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

$(RUN): requirements.txt $(SETUP) $(PY)
	@$(PYTHON) -m setup run

$(DEVELOP): requirements.txt requirements-dev.txt $(SETUP) $(PY)
	@$(PYTHON) -m setup develop

# No recipe: where this is missing or points nowhere, the set-up runs and makes the environment anew.
$(PY):
