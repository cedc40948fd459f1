"""`check` needs a study with a draft, as the tests of what it does have."""

from tests.checking.conftest import _drafted, drafted

__all__ = ["_drafted", "drafted"]
