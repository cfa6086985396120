"""Tests of what the benchmarks are measured on; never of how long anything takes."""
