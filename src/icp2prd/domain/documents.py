from icp2prd.domain.base import Artifact


class Documents(Artifact):
    """What is written under `prd/`. files: name → text, in the order they are to be written."""

    files: dict[str, str]
