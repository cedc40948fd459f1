"""A small, clean, complete study of our own writing, about school trips. The critic finds nothing in it."""

from tests.sample.brief import BRIEF
from tests.sample.draft import sample_prd
from tests.sample.talks import INTERVIEWS

__all__ = ["BRIEF", "INTERVIEWS", "sample_prd"]
