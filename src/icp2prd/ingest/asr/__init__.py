"""JSON of speech recognisers and call tools: one module for each family, told apart by their keys."""

from icp2prd.ingest.asr.amazon import AmazonReader
from icp2prd.ingest.asr.assemblyai import AssemblyAiReader
from icp2prd.ingest.asr.deepgram import DeepgramReader
from icp2prd.ingest.asr.fireflies import FirefliesReader
from icp2prd.ingest.asr.gong import GongReader
from icp2prd.ingest.asr.google import GoogleReader
from icp2prd.ingest.asr.speechmatics import SpeechmaticsReader
from icp2prd.ingest.asr.whisper import WhisperReader

JSON_READERS = (
    WhisperReader(),
    DeepgramReader(),
    AssemblyAiReader(),
    AmazonReader(),
    FirefliesReader(),
    GongReader(),
    GoogleReader(),
    SpeechmaticsReader(),
)

__all__ = ["JSON_READERS"]
