"""Customer interviews into a PRD in which every line can be followed to a customer's words."""

__all__ = ["__version__"]


def __getattr__(name: str) -> str:
    """Look the version up when it is asked for: reading package metadata takes as long as all of `--help`."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return version("icp2prd")
    except PackageNotFoundError:  # a source tree that was never installed
        return "0.0.0"
