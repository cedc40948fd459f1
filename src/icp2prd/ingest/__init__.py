"""A file becomes an interview."""

from icp2prd.ingest.document import StudyFile
from icp2prd.ingest.folder import discover, read_interviews
from icp2prd.ingest.reading import read_file, read_study_files

__all__ = ["StudyFile", "discover", "read_file", "read_interviews", "read_study_files"]
