from tests.pipeline.conftest import _no_waiting_for_the_disk, reader

__all__ = ["_no_waiting_for_the_disk", "reader"]
