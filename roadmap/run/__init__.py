"""Runs a file as a reader would, within limits: in a new interpreter, or forked from a warm one."""
