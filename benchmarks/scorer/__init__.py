"""The scorer of benchmarks/gold: articles whose texts may be passed on, annotated by hand with all kinds of facts."""
