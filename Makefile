# `make run` and `make test` set up all they need: a virtual environment in .venv, and for tests Debian's chromium.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test soak check bench clean

run: $(VENV)/.run
	$(BIN)/python app.py

test: $(VENV)/.dev
	@sh tests/install_chromium.sh
	$(BIN)/python -m pytest -n 2

soak: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2 -m soak -rP

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(MAKE) test

bench: $(VENV)/.dev .venv-bench/.ready
	@sh tests/install_chromium.sh
	$(BIN)/python -m benchmarks $(BENCH)

.venv-bench/.ready: benchmarks/requirements.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt
	@touch $@

clean:
	rm -rf $(VENV) .venv-bench

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/.run
