# `make run` and `make test` set up everything they need: a virtual environment in .venv and, for tests, Debian's Chromium.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
LOCK := $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links $(UPGRADE)

.DEFAULT_GOAL := help
.PHONY: help run test soak check format lint types fix bench lock sbom audit hooks clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-12s %s\n", $$1, $$2 }'

run: $(VENV)/.run ## serve the dashboard on http://127.0.0.1:8050
	$(BIN)/python app.py

test: $(VENV)/.dev ## run all tests that CI runs
	@sh tests/install_chromium.sh
	@sh tests/install_server.sh
	$(BIN)/python -m pytest -n 2 --dist loadgroup

soak: $(VENV)/.dev ## run the tests that take minutes
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m soak -rP

check: format lint types test ## run all that must pass before a change lands

format: $(VENV)/.dev ## check formatting
	$(BIN)/ruff format --check .

lint: $(VENV)/.dev ## check for lint
	$(BIN)/ruff check .

types: $(VENV)/.dev ## check types
	$(BIN)/mypy

fix: $(VENV)/.dev ## format the code and fix the lint that can be fixed automatically
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.dev .venv-bench/.ready ## measure speed against peers; BENCH=... passes options
	@sh tests/install_chromium.sh
	$(BIN)/python -m benchmarks $(BENCH)

lock: $(BIN)/python ## write the lock files; UPGRADE=--upgrade moves what requirements*.txt leave open
	$(PIP) install --quiet $$(grep '^uv==' requirements-dev.txt)
	$(LOCK) --output-file requirements.lock requirements.txt
	$(LOCK) --constraint requirements.lock --output-file requirements-dev.lock requirements-dev.txt

sbom: $(VENV)/.dev ## list all parts and licences of an installation in sbom.cdx.json (CycloneDX)
	$(BIN)/python deploy/sbom.py

audit: $(VENV)/.dev ## look the locked packages up in a database of vulnerabilities; AUDIT=... passes options
	@$(BIN)/python deploy/audit.py $(AUDIT)

hooks: $(VENV)/.dev ## run the checks on every commit and push
	$(BIN)/pre-commit install --hook-type pre-commit --hook-type pre-push

clean: ## remove the virtual environments
	rm -rf $(VENV) .venv-bench

.venv-bench/.ready: benchmarks/requirements.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt
	@touch $@

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock | $(BIN)/python
	$(PIP) install --quiet --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock | $(BIN)/python
	$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch $@ $(VENV)/.run
