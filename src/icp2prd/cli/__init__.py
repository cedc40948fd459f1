"""The command line: one file for each command, each no more than a door to what does the work."""

from icp2prd.cli.program import main

__all__ = ["main"]
