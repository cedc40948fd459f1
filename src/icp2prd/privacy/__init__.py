"""Names and numbers of people out of the text before anyone else sees it, and the way back.

Pseudonymisation, not anonymisation: docs/privacy.md says what it does not find.
"""

from icp2prd.privacy.alignment import Alignment
from icp2prd.privacy.finder import Finder
from icp2prd.privacy.mask import Mask
from icp2prd.privacy.redaction import Redaction, redact
from icp2prd.privacy.revealing import revealed

__all__ = ["Alignment", "Finder", "Mask", "Redaction", "redact", "revealed"]
