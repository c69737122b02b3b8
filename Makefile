# Every step lives in tools/do.py, which also runs where there is no make: `python3 tools/do.py demo`.
PYTHON ?= python3

.PHONY: help setup demo test quality bench compile docs site install

help setup demo test quality bench compile docs site install:
	@$(PYTHON) tools/do.py $@
