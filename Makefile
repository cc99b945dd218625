# Everything a newcomer needs: `make run` and `make test` set the machine up by themselves.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup build run test bench docs validation lint format clean

SCENARIO ?= scenarios/ha-giang.yaml
# The synthetic province that a scenario of that name runs on.
PROVINCE := $(basename $(notdir $(SCENARIO)))
GENERATED := data/generated/$(PROVINCE)
CODE := Sources Tests Package.swift benchmarks/Sources benchmarks/Package.swift
# Wide vectors where the processor has them; the results are the same bits without.
NEEDED := avx2 bmi1 bmi2 f16c fma abm movbe
HAS := $(if $(filter x86_64,$(shell uname -m)),$(filter $(NEEDED),$(shell grep -m1 '^flags' /proc/cpuinfo 2>/dev/null)))
export VECTORS := $(if $(filter $(words $(NEEDED)),$(words $(HAS))),-Xcc -march=x86-64-v3)
RELEASE := swift build -c release $(VECTORS) --product whitespot

help:  ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-10s %s\n", $$1, $$2}' Makefile

setup:  ## install the system libraries that are missing
	@.ci/setup

build: setup  ## build the program: .build/release/whitespot
	@$(RELEASE)

run: build  ## make the synthetic province if it is not there, and run SCENARIO (ha-giang)
	@! grep -q '$(GENERATED)/' $(SCENARIO) || test -f $(GENERATED)/mergers.csv \
		|| .build/release/whitespot synthesize $(PROVINCE) --output $(GENERATED)
	@.build/release/whitespot run $(SCENARIO)

test: setup  ## run every test, in debug and in release
	@.ci/test

bench: setup  ## time models, sectors and a province, beside what others take; see benchmarks/README.md
	@benchmarks/run

docs:  ## write the documentation of the propagation library as a website: .build/docs
	@.ci/docs

validation: setup  ## write the table of agreement with reference values anew (needs ../shared)
	@WHITESPOT_WRITE_VALIDATION=1 swift test --filter ValidationTableTests

lint:  ## check the format of the code
	@swift format lint --strict --recursive $(CODE)

format:  ## bring the code into its format
	@swift format --in-place --recursive $(CODE)

clean:  ## remove what was built and generated; results in out/ stay
	@rm -rf .build .build-tsan benchmarks/.build data/generated
