"""A draft as files for people, spreadsheets and programs."""

from icp2prd.render.documents import render_documents

__all__ = ["render_documents"]
