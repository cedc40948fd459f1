from tests.pipeline.conftest import reader

__all__ = ["reader"]
