# Everything a newcomer needs: `make run` and `make test` set the machine up by themselves.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup build run test lint format clean

SCENARIO ?= scenarios/ha-giang.yaml
GENERATED := data/generated/ha-giang
RELEASE := swift build -c release --product whitespot

help:  ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-8s %s\n", $$1, $$2}' Makefile

setup:  ## install the system libraries that are missing
	@.ci/setup

build: setup  ## build the program: .build/release/whitespot
	@$(RELEASE)

run: build  ## make the synthetic province if it is not there, and run the default scenario
	@test -f $(GENERATED)/province.json || .build/release/whitespot synthesize ha-giang --output $(GENERATED)
	@.build/release/whitespot run $(SCENARIO)

test: setup  ## run every test, in debug and in release
	@.ci/test

lint:  ## check the format of the code
	@swift format lint --strict --recursive Sources Tests Package.swift

format:  ## bring the code into its format
	@swift format --in-place --recursive Sources Tests Package.swift

clean:  ## remove what was built and generated; results in out/ stay
	@rm -rf .build .build-tsan data/generated
